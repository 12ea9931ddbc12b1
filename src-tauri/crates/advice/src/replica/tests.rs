//! What comes of edits and updates in each order, for honest writers and others.

use super::{
    desk::{Desk, Room, me},
    *,
};
use crate::{authorize::level, wire};

fn said(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn what_one_types_the_other_reads() {
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    let mut room = Room::default();
    ann.say("a");
    ann.send(&mut room);
    ben.hear_all(&room);
    ben.say("b");
    ben.send(&mut room);
    ann.hear_all(&room);
    ben.hear_all(&room);
    assert_eq!((ann.said(), ben.said()), (said(&["a", "b"]), said(&["a", "b"])));
    assert!(ann.replica.outgoing().is_empty() && ben.replica.outgoing().is_empty());
    assert_eq!(ann.alarms, []);
}

#[test]
fn what_was_typed_is_there_after_a_restart_sent_or_not() {
    let mut room = Room::default();
    let mut ann = Desk::new("ann", 25);
    ann.say("sent");
    ann.send(&mut room);
    ann.hear_all(&room);
    ann.say("on its way");
    ann.send(&mut room);
    ann.say("not sent");
    ann.restart();
    assert_eq!(ann.said(), said(&["not sent", "on its way", "sent"]));
    ann.say("after it");
    ann.send(&mut room);
    let mut ben = Desk::new("ben", 25);
    ben.hear_all(&room);
    assert_eq!(ben.said(), said(&["after it", "not sent", "on its way", "sent"]));
    // One update holds the edits of both runs, and no update was sent twice.
    assert_eq!(room.0.len(), 3);
    assert_eq!(room.0[2].header.runs.len(), 2);
}

#[test]
fn updates_that_come_in_another_order_come_to_the_same() {
    let mut room = Room::default();
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    for words in ["1", "2"] {
        ann.say(words);
        ann.send(&mut room);
    }
    ben.hear_all(&room);
    ben.say("3");
    ben.send(&mut room);
    for order in [[2, 1, 0], [2, 0, 1], [1, 0, 2], [1, 2, 0], [0, 2, 1]] {
        let mut eve = Desk::new("eve", 0);
        for index in order {
            eve.hear(&room.0[index]);
            eve.restart();
        }
        assert_eq!(eve.said(), said(&["1", "2", "3"]), "{order:?}");
        assert!(eve.fates().iter().all(|fate| *fate == Fate::Applied));
        assert!(!eve.replica.needs_snapshot(PATIENCE));
    }
}

#[test]
fn an_update_that_comes_twice_counts_once() {
    let mut room = Room::default();
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    ann.say("once");
    ann.send(&mut room);
    ben.hear_all(&room);
    ben.hear_all(&room);
    let mut again = room.0[0].clone();
    again.event = EventId::new("a replay under another name");
    ben.hear(&again);
    assert_eq!((ben.said(), ben.kept.heard.len()), (said(&["once"]), 1));
}

#[test]
fn a_readers_edit_is_held_and_they_keep_their_words() {
    let mut room = Room::default();
    let (mut ann, mut eve) = (Desk::new("ann", 25), Desk::new("eve", level::COMMENTER));
    eve.say("I may not");
    eve.send(&mut room);
    eve.say("and this comes after it");
    ann.hear_all(&room);
    assert_eq!((ann.said(), ann.fates()), (said(&[]), vec![Fate::Held(Reason::Level)]));
    eve.hear_all(&room);
    assert_eq!((eve.said(), eve.held_edits.len()), (said(&[]), 1), "all see the same text");
    // What they may do still goes through.
    eve.say_in(Document::Talk, "a comment");
    eve.send(&mut room);
    ann.hear_all(&room);
    assert_eq!(ann.replica.doc(Document::Talk).said(), said(&["a comment"]));
    // And once they are an author, so does what they write then.
    eve.level = level::AUTHOR;
    eve.say("now I may");
    eve.send(&mut room);
    ann.hear_all(&room);
    eve.hear_all(&room);
    assert_eq!((ann.said(), eve.said()), (said(&["now I may"]), said(&["now I may"])));
}

#[test]
fn what_was_written_on_top_of_something_held_is_held() {
    let mut room = Room::default();
    let (mut ann, mut eve) = (Desk::new("ann", 25), Desk::new("eve", 0));
    eve.say("held");
    eve.send(&mut room);
    eve.level = level::AUTHOR;
    eve.say("on top of it");
    eve.send(&mut room);
    ann.hear_all(&room);
    assert_eq!(ann.fates(), [Fate::Held(Reason::Level), Fate::Held(Reason::AfterHeld)]);
    assert!(!ann.replica.needs_snapshot(u64::MAX), "nothing is waited for in vain");
    // A later joiner who begins with a snapshot answers alike.
    let (snapshot, bytes) = ann.replica.snapshot().unwrap().unwrap();
    let (sender, level) = (MemberId::new("ann"), 25);
    let mut dan = Desk::new("dan", 0);
    let outcome = dan.replica.adopt(HeardSnapshot { sender, level, snapshot, bytes });
    dan.take(outcome.ok().unwrap());
    eve.say("more on top of it");
    eve.send(&mut room);
    let last = room.0.last().unwrap();
    dan.hear(last);
    ann.hear(last);
    assert_eq!(dan.fates(), [Fate::Held(Reason::AfterHeld)]);
    assert_eq!((dan.said(), ann.said()), (said(&[]), said(&[])));
}

#[test]
fn nobody_speaks_as_another() {
    let mut room = Room::default();
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    ann.say("ann's own");
    ann.send(&mut room);
    let mut forged = room.0[0].clone();
    forged.sender = MemberId::new("eve");
    forged.event = EventId::new("forged");
    ben.hear(&forged);
    assert_eq!(ben.fates(), [Fate::Held(Reason::ForeignPeer)]);
    ben.hear_all(&room);
    assert_eq!(ben.said(), said(&["ann's own"]), "what is real counts all the same");
}

#[test]
fn a_second_story_under_the_same_number_is_told() {
    let (mut one, mut two) = (Desk::new("eve", 25), Desk::new("eve", 25));
    let (mut first, mut second) = (Room::default(), Room::default());
    one.say("for ann");
    one.send(&mut first);
    two.say("for ben");
    two.send(&mut second);
    second.0[0].event = EventId::new("second");
    let mut ann = Desk::new("ann", 25);
    ann.hear(&first.0[0]);
    ann.hear(&second.0[0]);
    assert_eq!(ann.alarms, [Alarm::Forked(me("eve"))]);
    assert_eq!((ann.said(), ann.fates()[1]), (said(&["for ann"]), Fate::Held(Reason::Forked)));
}

#[test]
fn damaged_bytes_change_nothing_and_later_updates_still_count() {
    let mut room = Room::default();
    let (mut ann, mut ben, mut eve) =
        (Desk::new("ann", 25), Desk::new("ben", 25), Desk::new("eve", 25));
    ann.say("before");
    ann.send(&mut room);
    eve.say("this breaks the document");
    eve.send(&mut room);
    ann.say("after");
    ann.send(&mut room);
    let mut changed = room.0[0].clone();
    changed.event = EventId::new("changed");
    changed.sender = MemberId::new("dan");
    changed.bytes = b"something else".as_slice().into();
    room.0.insert(1, changed);
    ben.hear_all(&room);
    assert_eq!(ben.said(), said(&["after", "before"]));
    let damaged = Fate::Held(Reason::Damaged);
    assert_eq!(ben.fates(), [Fate::Applied, damaged, damaged, Fate::Applied]);
    ben.restart();
    assert_eq!(ben.said(), said(&["after", "before"]), "also after a restart");
}

#[test]
fn a_gap_is_waited_for_and_then_asked_about() {
    let mut room = Room::default();
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    for words in ["1", "2"] {
        ann.say(words);
        ann.send(&mut room);
    }
    ann.hear_all(&room);
    let outcome = ben.replica.receive(room.0[1].clone(), 1_000);
    ben.take(outcome);
    assert!(!ben.replica.needs_snapshot(30_999) && ben.replica.needs_snapshot(31_000));
    let (snapshot, bytes) = ann.replica.snapshot().unwrap().unwrap();
    let (sender, level) = (MemberId::new("ann"), 25);
    let outcome = ben.replica.adopt(HeardSnapshot { sender, level, snapshot, bytes });
    ben.take(outcome.ok().unwrap());
    assert_eq!(ben.said(), said(&["1", "2"]));
    assert!(!ben.replica.needs_snapshot(u64::MAX));
}

#[test]
fn a_snapshot_has_what_the_server_has_from_here_and_not_what_is_being_typed() {
    let mut room = Room::default();
    let mut ann = Desk::new("ann", 25);
    ann.say("sent");
    ann.send(&mut room);
    assert!(ann.replica.snapshot().unwrap().is_none(), "it has not come back");
    ann.hear_all(&room);
    ann.say("being typed");
    let (snapshot, bytes) = ann.replica.snapshot().unwrap().unwrap();
    assert!(!snapshot.lacks(&me("ann"), 1) && snapshot.lacks(&me("ann"), 2));
    assert!(snapshot.lacks(&me("ben"), 1) && !snapshot.lacks(&me("ben"), 0), "ben wrote nothing");
    let mut ben = Desk::new("ben", 25);
    let (sender, level) = (MemberId::new("ann"), 25);
    let outcome = ben.replica.adopt(HeardSnapshot { sender, level, snapshot, bytes });
    ben.take(outcome.ok().unwrap());
    assert_eq!(ben.said(), said(&["sent"]));
    ann.send(&mut room);
    ben.hear_all(&room);
    assert_eq!(
        (ben.said(), ann.said()),
        (said(&["being typed", "sent"]), said(&["being typed", "sent"]))
    );
}

#[test]
fn a_snapshot_takes_nothing_away_and_is_what_it_says() {
    let mut room = Room::default();
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    ann.say("a");
    ann.send(&mut room);
    ann.hear_all(&room);
    let make = || ann.replica.snapshot().unwrap().unwrap();
    let ask = |desk: &Desk, level, change: fn(&mut wire::Snapshot, &mut Vec<u8>)| {
        let (mut snapshot, mut bytes) = make();
        change(&mut snapshot, &mut bytes);
        let sender = MemberId::new("ann");
        desk.replica.adopt(HeardSnapshot { sender, level, snapshot, bytes }).err()
    };
    assert_eq!(ask(&ben, 25, |_, _| {}), None);
    assert_eq!(ask(&ben, 24, |_, _| {}), Some(NotTaken::Held(Reason::Level)));
    let damaged = Some(NotTaken::Held(Reason::Damaged));
    assert_eq!(ask(&ben, 25, |_, bytes| bytes.push(0)), damaged);
    assert_eq!(ask(&ben, 25, |it, _| it.states[0].digest = Digest([0; 32])), damaged);
    assert_eq!(ask(&ann, 25, |_, _| {}), Some(NotTaken::Needless));
    ben.say("not sent yet");
    assert_eq!(ask(&ben, 25, |_, _| {}), Some(NotTaken::Behind));
    ben.send(&mut room);
    ben.hear_all(&room);
    assert_eq!(ask(&ben, 25, |_, _| {}), Some(NotTaken::Behind), "it has not ben's own words");
}

#[test]
fn the_same_operations_with_another_text_are_told() {
    let mut room = Room::default();
    let (mut ann, mut ben) = (Desk::new("ann", 25), Desk::new("ben", 25));
    for number in 0..STATED_EACH {
        ann.say(&number.to_string());
        ann.send(&mut room);
    }
    let last = room.0.last_mut().unwrap();
    let state = last.state.as_mut().unwrap();
    state.digest = Digest([0; 32]);
    ben.hear_all(&room);
    assert_eq!(ben.alarms, [Alarm::Differs(me("ann"))]);
}

#[test]
fn a_data_folder_that_was_put_back_is_noticed_and_goes_on() {
    let mut room = Room::default();
    let mut ann = Desk::new("ann", 25);
    ann.say("old");
    ann.send(&mut room);
    ann.hear_all(&room);
    let copy = ann.kept.clone();
    ann.say("newer");
    ann.send(&mut room);
    ann.hear_all(&room);
    ann.kept = copy;
    ann.restart();
    ann.hear_all(&room);
    assert_eq!((ann.said(), &ann.alarms[..]), (said(&["newer", "old"]), &[Alarm::OwnPast][..]));
}

#[test]
fn a_saved_replica_is_the_same_and_only_a_quiet_one_is_saved() {
    let mut room = Room::default();
    let mut ann = Desk::new("ann", 25);
    ann.say("a");
    assert!(ann.replica.save().unwrap().is_none());
    ann.send(&mut room);
    assert!(ann.replica.save().unwrap().is_none());
    ann.hear_all(&room);
    let saved = ann.replica.save().unwrap().unwrap();
    ann.keep(vec![Write::Begin { saved }]);
    assert_eq!(ann.kept.heard.len(), 0);
    ann.restart();
    ann.say("b");
    ann.send(&mut room);
    let mut ben = Desk::new("ben", 25);
    ben.hear_all(&room);
    assert_eq!((ann.said(), ben.said()), (said(&["a", "b"]), said(&["a", "b"])));
}
