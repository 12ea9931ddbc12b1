//! A pack of the library that one member shares, and another gets.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use larkspur_bundle::{Certificate, Draft, Files, MaySign, Roots, SigningKey};
use larkspur_ipc::{
    IpcError, MessageId, ResourceId, RoomId,
    messaging::{
        CreateCircle, InviteMember, MessageContent, MessagingError, PackCard, RoomSummary,
    },
    resources::{
        GetPack, Imported, PackRefusal, PackRow, ResourcesError, SharePack, WatchPacks,
        WatchResource,
    },
};
use larkspur_packs::{Date, Words};
use larkspur_test_support::homeserver::{Homeserver, Options};
use serde_json::json;

use crate::{
    canary::{Canary, find_in_folder},
    member::{Member, OpenDevice, Server, first, messages, server},
    raw::Raw,
    stranger::Stranger,
};

/// Words that stand nowhere else.
const ID: &str = "quillwort-pack";
const TITLE: &str = "Moonwort pages";
const CHAPTER: &str = "Adder chapter";
const PAGE: &str = "work/adderstongue";

const INFO: &str = r#"topic = "work"
order = 900
audience = ["member"]
countries = ["PH"]
level = "basic"
minutes = 1
content_notes = []
related = []
review_every_days = 180
license = "CC-BY-4.0"
attribution = "The chapter"
legal_review = { by = "", on = "" }
advisor_review = { by = "", on = "" }
"#;

const TEXT: &str = r#"+++
title = "At the barangay hall"
summary = "What to bring."
lang = "en"
rev = 1
status = "reviewed"
method = "human"
updated = "2026-11-25"
keywords = []
+++
Take somebody along, and a quillwort for luck. {#u1}
"#;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The people who may sign.
struct Signers {
    root: SigningKey,
    chapter: SigningKey,
}

impl Signers {
    fn new() -> Self {
        let (root, chapter) = (SigningKey::generate().unwrap(), SigningKey::generate().unwrap());
        Self { root, chapter }
    }

    /// A member whose app knows who may sign.
    async fn member(&self, server: &Server, role: &str) -> Member {
        let roots = Roots::parse(Some(self.root.public().line()), None).unwrap();
        Member::arrive_on(OpenDevice::trusting(roots).await, server, &server.url, role).await
    }

    /// Two members, and the circle of both.
    async fn circle(&self, server: &Server) -> (Member, Member, RoomId) {
        let leader = self.member(server, "leader").await;
        let advisor = self.member(server, "advisor").await;
        let circle = CreateCircle { name: "June visit".into() };
        let room = leader.messaging().create_circle(circle).await.unwrap();
        leader.bring_in(&room, &advisor).await;
        (leader, advisor, room)
    }

    /// What the chapter gives out as a file.
    fn bundle(&self, rev: u32) -> Vec<u8> {
        let pack = format!(
            "id = \"{ID}\"\nrev = {rev}\ntitle = \"{TITLE}\"\nlicense = \"CC-BY-4.0\"\n\
             attribution = \"The chapter\"\nsource_lang = \"en\"\nlanguages = [\"en\"]\n\
             min_app = \"0.1.0\"\n"
        );
        let files: BTreeMap<String, String> = [
            ("pack.toml".to_owned(), pack),
            (format!("{PAGE}/resource.toml"), format!("id = \"{PAGE}\"\n{INFO}")),
            (format!("{PAGE}/index.en.md"), TEXT.to_owned()),
        ]
        .into();
        let files = Files::from(files);
        let certificate = Certificate {
            name: Words::parse(CHAPTER).unwrap(),
            public_key: self.chapter.public().clone(),
            packs: MaySign::AllButShipped,
            not_before: date("2026-01-01"),
            not_after: date("2099-01-01"),
        };
        let certificate = certificate.sign(&self.root).unwrap();
        let draft = Draft::new(&files, date("2026-11-25")).unwrap();
        let mut bytes = Vec::new();
        let bundle = draft.sign(&self.chapter, Some(certificate), None).unwrap();
        bundle.write(&mut bytes, &BTreeSet::new()).unwrap();
        bytes
    }

    /// Adds a version of the pack as a person does who was given the file, and gives what was in it.
    async fn import(&self, member: &Member, rev: u32) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pack.larkspur");
        let bytes = self.bundle(rev);
        fs::write(&file, &bytes).unwrap();
        member.session().resources().import_pack(&file).await.unwrap();
        bytes
    }
}

/// The people who may sign, and a server of one test.
struct World {
    signers: Signers,
    homeserver: Homeserver,
}

impl World {
    fn new() -> Self {
        let homeserver = Homeserver::start(Options::default()).unwrap();
        Self { signers: Signers::new(), homeserver }
    }

    async fn circle(&self) -> (Member, Member, RoomId) {
        self.signers.circle(&Server::of(&self.homeserver)).await
    }

    async fn import(&self, member: &Member, rev: u32) -> Vec<u8> {
        self.signers.import(member, rev).await
    }

    /// The files that the server keeps of what was uploaded.
    fn media(&self) -> Vec<PathBuf> {
        files_in(&self.homeserver.folder().join("media").join("local_content"))
    }

    /// How often somebody has fetched such a file, by the server's own log.
    fn fetches(&self) -> usize {
        let log = fs::read_to_string(self.homeserver.log_path()).unwrap();
        let is_fetch = |line: &&str| {
            line.contains("Processed request") && line.contains("GET /_matrix/client/v1/media/")
        };
        log.lines().filter(is_fetch).filter(|line| line.contains("/download/")).count()
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => files_in(&path),
            path => vec![path],
        })
        .collect()
}

async fn share(member: &Member, room: &RoomId, pack: &str) -> Result<(), IpcError> {
    let words = "Pages for the library".to_owned();
    let command = SharePack { pack: pack.to_owned(), room: room.clone(), words };
    member.session().share_pack(command).await
}

/// The newest card in the room that the server has, and how its message is named.
async fn sees_card(member: &Member, room: &RoomId, revision: u32) -> (PackCard, MessageId) {
    let seen = member.wait_in_room(room, |rows| {
        messages(rows).find_map(|message| match &message.content {
            MessageContent::Pack { card, message: Some(id) } if card.revision == revision => {
                Some((card.clone(), id.clone()))
            }
            _ => None,
        })
    });
    seen.await.unwrap_or_else(|| panic!("{} never saw the card", member.name))
}

async fn get(member: &Member, room: &RoomId, message: &MessageId) -> Result<Imported, IpcError> {
    let command = GetPack { room: room.clone(), message: message.clone() };
    member.session().get_pack(command).await
}

async fn can_read(member: &Member) -> bool {
    let resource = ResourceId::parse(PAGE).unwrap();
    let languages = vec!["en".to_owned()];
    let command = WatchResource { resource, language: None, languages };
    member.session().resources().reader().watch_resource(command).await.is_ok()
}

/// The version of the pack that a member has.
async fn revision(member: &Member) -> Option<u32> {
    let packs = member.session().resources().watch_packs(WatchPacks {}).await.unwrap();
    let of = |rows: &Vec<PackRow>| rows.iter().find(|row| row.pack == ID).map(|row| row.revision);
    first(packs, |rows| Some(of(rows))).await.unwrap()
}

fn refused(why: PackRefusal) -> IpcError {
    ResourcesError::Refused(why).into()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_that_is_shared_can_be_got_and_read_and_the_server_cannot_read_it() {
    let world = World::new();
    let (leader, advisor, room) = world.circle().await;
    let original = world.import(&leader, 1).await;
    share(&leader, &room, ID).await.unwrap();
    let size = u32::try_from(original.len()).unwrap();
    for member in [&leader, &advisor] {
        let (card, _) = sees_card(member, &room, 1).await;
        assert_eq!((card.pack.as_str(), card.title.as_str()), (ID, TITLE));
        assert_eq!((card.lang.as_deref(), card.chapter.as_deref()), (Some("en"), Some(CHAPTER)));
        assert_eq!(card.size, size);
    }
    // The preview of the room says what was shared.
    let is_previewed = |row: &RoomSummary| {
        row.preview.as_ref().and_then(|it| it.text.as_deref()).is_some_and(|it| it == TITLE)
    };
    advisor.wait_for_room(&room, is_previewed).await;

    assert_eq!(world.fetches(), 0, "a card alone fetches nothing");
    assert!(!can_read(&advisor).await);
    let (_, message) = sees_card(&advisor, &room, 1).await;
    let got = get(&advisor, &room, &message).await.unwrap();
    assert_eq!(got, Imported::Added { title: TITLE.to_owned(), lang: "en".to_owned(), pages: 1 });
    assert!(can_read(&advisor).await);
    assert_eq!(world.fetches(), 1, "the log tells of fetching");
    let again = get(&advisor, &room, &message).await;
    assert_eq!(again, Err(refused(PackRefusal::AlreadyHere)));
    assert_eq!(world.fetches(), 1, "what is here is not fetched again");

    let folder = world.homeserver.folder();
    // The third stands in the id of the pack and in its page.
    for canary in [TITLE, CHAPTER, "quillwort", "app.larkspur.pack"] {
        let canary = Canary::of(canary);
        canary.prove_search_in(folder);
        assert_eq!(find_in_folder(folder, &canary), Vec::<PathBuf>::new());
    }
    // Packed words would not be found by their letters: what was uploaded is no archive either.
    let media = world.media();
    let [kept] = &media[..] else { panic!("there is one file: {media:?}") };
    assert!(fs::read(kept).unwrap() != original);
    assert_eq!(fs::metadata(kept).unwrap().len(), u64::from(size));
    let place = kept.strip_prefix(folder.join("media").join("local_content")).unwrap();
    let name: String = place.iter().map(|part| part.to_str().unwrap()).collect();
    let server_name = world.homeserver.server_name();
    let headers = Raw::of(&advisor)
        .await
        .headers(&format!("/_matrix/client/v1/media/download/{server_name}/{name}"))
        .await;
    let says = |words: &str| headers.iter().any(|line| line.to_lowercase().contains(words));
    assert!(says("application/octet-stream") && !says("filename"), "{headers:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_or_deleted_on_the_server_is_refused_and_the_old_pack_stays() {
    let world = World::new();
    let (leader, advisor, room) = world.circle().await;
    world.import(&advisor, 1).await;
    world.import(&leader, 2).await;
    share(&leader, &room, ID).await.unwrap();
    let (_, message) = sees_card(&advisor, &room, 2).await;
    let media = world.media();
    let [kept] = &media[..] else { panic!("there is one file: {media:?}") };
    let sent = fs::read(kept).unwrap();

    let mut changed = sent.clone();
    changed[sent.len() / 2] ^= 1;
    fs::write(kept, changed).unwrap();
    assert_eq!(get(&advisor, &room, &message).await, Err(refused(PackRefusal::Damaged)));
    assert_eq!(revision(&advisor).await, Some(1));
    assert!(can_read(&advisor).await);
    fs::remove_file(kept).unwrap();
    let gone = get(&advisor, &room, &message).await;
    assert_eq!(gone, Err(MessagingError::AttachmentGone.into()));
    assert_eq!(revision(&advisor).await, Some(1));

    fs::write(kept, sent).unwrap();
    get(&advisor, &room, &message).await.unwrap();
    assert_eq!(revision(&advisor).await, Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_shared_is_told_before_anything_is_uploaded() {
    let world = World::new();
    let (leader, advisor, room) = world.circle().await;
    for pack in [ID, "core"] {
        let shared = share(&leader, &room, pack).await;
        assert_eq!(shared, Err(ResourcesError::NotThere.into()), "{pack}");
    }
    world.import(&leader, 1).await;
    let absent = RoomId::parse("!absent").unwrap();
    assert_eq!(share(&leader, &absent, ID).await, Err(MessagingError::RoomUnknown.into()));
    let words = " \n".to_owned();
    let command = SharePack { pack: ID.to_owned(), room: room.clone(), words };
    assert_eq!(leader.session().share_pack(command).await, Err(IpcError::Malformed));
    assert_eq!(world.media(), Vec::<PathBuf>::new());
    // What is no pack cannot be got.
    advisor.say(&room, "no pack").await;
    let message = MessageId::parse("$absent").unwrap();
    let got = get(&advisor, &room, &message).await;
    assert_eq!(got, Err(MessagingError::ItemGone.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_does_not_say_the_truth_adds_nothing() {
    let signers = Signers::new();
    let (leader, advisor, room) = signers.circle(server()).await;
    let stranger = Stranger::arrive("stranger").await;
    let invite = InviteMember { room: room.clone(), member: stranger.id.clone() };
    leader.messaging().invite_member(invite).await.unwrap();
    stranger.join(&room).await;
    leader.say(&room, "hello").await;

    let pack = signers.bundle(1);
    let letter = b"Dear friend".to_vec();
    let half = pack[..pack.len() / 2].to_vec();
    // Each has another revision, by which it is found again.
    for (revision, bytes, more, why) in [
        (2, &pack, 0, PackRefusal::NotAsSaid),
        (3, &pack, -1, PackRefusal::NotAsSaid),
        (4, &pack, 1, PackRefusal::NotAsSaid),
        (5, &letter, 0, PackRefusal::NotAPack),
        (6, &half, 0, PackRefusal::Incomplete),
    ] {
        let size = i64::try_from(bytes.len()).unwrap() + more;
        let card = json!({
            "msgtype": "app.larkspur.pack", "body": "Pages", "v": 1, "pack": ID, "title": TITLE,
            "revision": revision, "size": size, "file": stranger.upload(bytes).await,
        });
        stranger.send(&room, "m.room.message", card).await;
        let (_, message) = sees_card(&advisor, &room, revision).await;
        let got = get(&advisor, &room, &message).await;
        assert_eq!(got, Err(refused(why)), "{revision}");
        assert_eq!(self::revision(&advisor).await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_uploaded_for_a_room_that_is_not_encrypted() {
    let mut world = World::new();
    // A server that does not encrypt rooms by itself, as most do not.
    world.homeserver.stop();
    let settings = world.homeserver.folder().join("homeserver.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    let plain = text.replace("encryption_enabled_by_default_for_room_type: all\n", "");
    assert_ne!(plain, text);
    fs::write(&settings, plain).unwrap();
    world.homeserver.start_again().unwrap();

    let leader = world.signers.member(&Server::of(&world.homeserver), "leader").await;
    world.import(&leader, 1).await;
    let made = Raw::of(&leader).await.post("/_matrix/client/v3/createRoom", json!({})).await;
    let room = RoomId::parse(made["room_id"].as_str().unwrap()).unwrap();
    leader.wait_for_room(&room, |_| true).await;
    let shared = share(&leader, &room, ID).await;
    assert_eq!(shared, Err(MessagingError::NotEncrypted.into()));
    assert_eq!(world.media(), Vec::<PathBuf>::new());
}
