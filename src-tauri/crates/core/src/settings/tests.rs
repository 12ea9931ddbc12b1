//! Preferences: kept over a restart, and read from a file that is damaged.

use std::fs;

use futures_util::StreamExt;
use larkspur_ipc::settings::Appearance;

use super::*;

fn settings() -> (tempfile::TempDir, Settings) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::open(folder.path().join("preferences.json"));
    (folder, settings)
}

#[tokio::test]
async fn a_change_holds_after_a_restart() {
    let (folder, settings) = settings();
    settings.set_language(SetLanguage { language: "es".into() }).await.unwrap();
    settings.set_appearance(SetAppearance { appearance: Appearance::Dark }).await.unwrap();
    settings.set_text_size(SetTextSize { percent: 150 }).await.unwrap();
    settings.set_hide_by_shift(SetHideByShift { is_on: false }).await.unwrap();
    settings.set_read_while_locked(SetReadWhileLocked { is_on: true }).await.unwrap();
    let again = Settings::open(folder.path().join("preferences.json"));
    let expected = Preferences {
        language: Some("es".into()),
        appearance: Appearance::Dark,
        text_size: 150,
        hides_by_shift: false,
        can_read_while_locked: true,
    };
    assert_eq!(again.preferences(), expected);
    assert_eq!(settings.preferences(), expected);
}

#[tokio::test]
async fn a_change_reaches_those_who_watch() {
    let (_folder, settings) = settings();
    let mut seen = Box::pin(settings.watch_preferences());
    assert_eq!(seen.next().await, Some(Preferences::default()));
    settings.set_text_size(SetTextSize { percent: 5 }).await.unwrap();
    assert_eq!(seen.next().await.unwrap().text_size, *TEXT_SIZES.start());
}

#[tokio::test]
async fn a_change_that_cannot_be_written_holds_for_now_and_says_so() {
    let (folder, settings) = settings();
    // A folder stands where the new content would be written.
    fs::create_dir_all(folder.path().join("preferences.json.new/in the way")).unwrap();
    let outcome = settings.set_text_size(SetTextSize { percent: 120 }).await;
    assert_eq!(outcome, Err(SettingsError::NotSaved.into()));
    assert_eq!(settings.preferences().text_size, 120);
    assert!(!folder.path().join("preferences.json").exists());
}

#[test]
fn a_damaged_file_is_replaced_by_defaults() {
    let table: [&[u8]; 5] = [b"", b"{", b"\xff\xfe", b"[1]", br#"{"text_size": "big"}"#];
    for bytes in table {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, bytes).unwrap();
        assert_eq!(Settings::open(path.clone()).preferences(), Preferences::default());
        let now: Preferences = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(now, Preferences::default());
    }
}

#[test]
fn what_is_out_of_its_limits_is_brought_into_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("preferences.json");
    fs::write(&path, br#"{"language": "../../etc", "text_size": 9000, "later": true}"#).unwrap();
    let preferences = Settings::open(path).preferences();
    assert_eq!(preferences.language, None);
    assert_eq!(preferences.text_size, *TEXT_SIZES.end());
}

#[tokio::test]
async fn only_a_language_tag_is_taken() {
    let (_folder, settings) = settings();
    for tag in ["en", "es", "en-XA", "ar-XB", "zh-Hant-TW", "prs", "ckb"] {
        settings.set_language(SetLanguage { language: tag.into() }).await.unwrap();
        assert_eq!(settings.preferences().language.as_deref(), Some(tag));
    }
    for tag in
        ["", "e", "e1", "en_US", "en-", "../en", "en-abcdefghi", "\u{e9}n", &"en-a".repeat(12)]
    {
        let outcome = settings.set_language(SetLanguage { language: tag.into() }).await;
        assert_eq!(outcome, Err(SettingsError::UnknownLanguage.into()), "{tag}");
    }
    assert_eq!(settings.preferences().language.as_deref(), Some("ckb"));
}
