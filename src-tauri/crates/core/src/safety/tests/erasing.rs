//! Erasing: what goes, what stays, and what a power cut leaves.

use super::*;

#[tokio::test]
async fn erasing_needs_a_confirmation() {
    let setup = Setup::created().await;
    let outcome = setup.safety().erase_vault(EraseVault { is_confirmed: false }).await;
    assert_eq!(outcome, Err(SafetyError::NotConfirmed.into()));
    assert_eq!(setup.state(), VaultState::Open);
}

fn scatter(setup: &Setup) {
    fs::create_dir_all(setup.path("matrix/abc")).unwrap();
    fs::write(setup.path("matrix/abc/store"), b"x").unwrap();
    fs::write(setup.path("preferences.json"), b"{}").unwrap();
    fs::write(setup.path("app.lock"), b"").unwrap();
    fs::write(setup.path("letter.odt"), b"a file of somebody's own").unwrap();
    fs::create_dir_all(setup.folder.path().join("cache/matrix")).unwrap();
}

#[tokio::test]
async fn erasing_leaves_only_the_preferences_and_what_is_not_ours() {
    for is_open in [true, false] {
        let setup = Setup::created().await;
        if !is_open {
            setup.safety().lock().await;
        }
        scatter(&setup);
        setup.safety().erase_vault(EraseVault { is_confirmed: true }).await.unwrap();
        assert_eq!(setup.names(), ["app.lock", "letter.odt", "preferences.json"]);
        assert_eq!(fs::read_dir(setup.folder.path().join("cache")).unwrap().count(), 0);
        assert_eq!(setup.state(), VaultState::Absent);
        assert!(matches!(setup.device.session(), Err(IpcError::Locked)));
        // And from there it is a first run.
        setup.safety().create_vault(create(OTHER)).await.unwrap();
    }
}

#[tokio::test]
async fn a_vault_that_is_damaged_can_be_erased() {
    let setup = Setup::locked().await;
    fs::write(setup.path("vault.a"), b"nothing").unwrap();
    fs::write(setup.path("vault.b"), b"nothing").unwrap();
    let setup = setup.restart();
    setup.safety().erase_vault(EraseVault { is_confirmed: true }).await.unwrap();
    assert_eq!(setup.state(), VaultState::Absent);
    assert!(setup.names().is_empty());
}

#[tokio::test]
async fn an_erasing_that_was_cut_off_goes_on_at_the_next_start() {
    let setup = Setup::locked().await;
    scatter(&setup);
    // As the power cut leaves it: the mark, and the second copy of the header still there.
    fs::write(setup.path("vault.erasing"), b"").unwrap();
    fs::remove_file(setup.path("vault.a")).unwrap();
    let setup = setup.restart();
    assert_eq!(setup.names(), ["app.lock", "letter.odt", "preferences.json"]);
    assert_eq!(setup.state(), VaultState::Absent);
}

#[tokio::test]
async fn what_an_erasing_left_does_not_take_the_next_vault_with_it() {
    let setup = Setup::new();
    fs::write(setup.path("vault.erasing"), b"").unwrap();
    setup.safety().create_vault(create(PASSPHRASE)).await.unwrap();
    let setup = setup.restart();
    assert_eq!(setup.state(), LOCKED);
    setup.unlock(PASSPHRASE).await.unwrap();
}

#[tokio::test]
async fn a_first_run_on_a_folder_with_other_things_touches_none_of_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("data/webview")).unwrap();
    fs::create_dir_all(folder.path().join("data/matrix")).unwrap();
    fs::write(folder.path().join("data/letter.odt"), b"mine").unwrap();
    let setup = Setup::at(folder);
    assert_eq!(setup.names(), ["letter.odt", "matrix", "webview"]);
}
