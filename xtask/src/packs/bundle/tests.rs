//! The commands as a person types them, from a root key to a revoked pack.

use std::os::unix::fs::PermissionsExt as _;

use larkspur_bundle::SigningKey;
use tempfile::TempDir;

use super::*;
use crate::packs::{keys, run};

const PACK: &str = "id = \"manila\"\nrev = 1\ntitle = \"Manila\"\nlicense = \"\"\nattribution = \
                    \"\"\nsource_lang = \"en\"\nlanguages = [\"en\"]\nmin_app = \"0.1.0\"\n";

struct Desk(TempDir);

impl Desk {
    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    /// A command; what begins with `@` is a file on the desk.
    fn run(&self, command: &str) -> Result<()> {
        let word = |word: &str| word.strip_prefix('@').map_or(word.to_owned(), |at| self.path(at));
        run(lexopt::Parser::from_args(command.split_whitespace().map(word)))
    }

    fn refused(&self, command: &str) -> String {
        format!("{:#}", self.run(command).unwrap_err())
    }
}

#[test]
fn from_a_root_key_to_a_revoked_pack() {
    let desk = Desk(TempDir::new().unwrap());
    fs::create_dir_all(desk.path("manila/glossary")).unwrap();
    fs::write(desk.path("manila/pack.toml"), PACK).unwrap();
    desk.run("root-key @keys").unwrap();
    let secret = fs::metadata(desk.path("keys/root.key")).unwrap();
    assert_eq!(secret.permissions().mode() & 0o777, 0o600);
    assert!(desk.refused("root-key @keys").contains("root.key"));
    let root = signed::read_key(Path::new(&desk.path("keys/root.key"))).unwrap();
    let root = root.public().line();
    let chapter = SigningKey::generate().unwrap();
    signed::write_key(Path::new(&desk.path("chapter.key")), &chapter).unwrap();

    let public = chapter.public().line();
    let certify = format!("certify --root @keys/root.key --name Casa --public {public}");
    desk.run(&format!("{certify} --packs manila --not-after 2099-01-01 --out @chapter.toml"))
        .unwrap();
    let ends = format!("{certify} --packs manila --not-after 2000-01-01 --out @old.toml");
    assert!(desk.refused(&ends).contains("end before"));
    let bundle = "bundle @manila --key @chapter.key --certificate @chapter.toml";
    desk.run(&format!("{bundle} --out @one")).unwrap();
    desk.run(&format!("look @one --root {root}")).unwrap();
    assert!(desk.refused("look @one").contains("no root key"));

    let other = certify.replace("Casa", "Hogar");
    desk.run(&format!("{other} --packs cebu --not-after 2099-01-01 --out @other.toml")).unwrap();
    let other = bundle.replace("@chapter.toml", "@other.toml");
    assert!(desk.refused(&format!("{other} --out @one")).contains("not for manila"));

    // The next version brings only what has changed.
    assert!(desk.refused(&format!("{bundle} --since @one --out @two")).contains("not before"));
    fs::write(desk.path("manila/pack.toml"), PACK.replace("rev = 1", "rev = 2")).unwrap();
    desk.run(&format!("{bundle} --since @one --out @two")).unwrap();
    desk.run(&format!("look @two --since @one --root {root}")).unwrap();

    let revoke = "revoke --root @keys/root.key --index @index.toml";
    desk.run(&format!("{revoke} --pack manila --rev 1 --reason unsafe")).unwrap();
    let look = format!("look @two --root {root} --index @index.toml");
    desk.run(&look).unwrap();
    assert!(desk.refused(&look.replace("@two", "@one")).contains("revoked: unsafe"));
    let id = chapter.public().id();
    desk.run(&format!("{revoke} --key-id {id} --reason lost")).unwrap();
    assert!(desk.refused(&look).contains("revoked: lost"));
    let index = Index::parse(&fs::read(desk.path("index.toml")).unwrap()).unwrap();
    assert_eq!((index.serial, index.revoked_packs.len()), (2, 1));
}

#[test]
fn a_pack_with_a_fault_is_not_signed() {
    let desk = Desk(TempDir::new().unwrap());
    fs::create_dir_all(desk.path("manila")).unwrap();
    fs::write(desk.path("manila/pack.toml"), PACK).unwrap();
    fs::write(desk.path("manila/README"), "").unwrap();
    desk.run("root-key @keys").unwrap();
    let bundle = "bundle @manila --key @keys/root.key --out @one";
    assert!(desk.refused(bundle).contains("1 faults"));
    assert!(!Path::new(&desk.path("one")).exists());
}

#[test]
fn a_slip_in_an_option_signs_nothing() {
    let desk = Desk(TempDir::new().unwrap());
    desk.run("root-key @keys").unwrap();
    let revoke = "revoke --root @keys/root.key --index @index.toml --reason lost";
    for (rest, why) in [
        ("", "either"),
        ("--key-id E7620F1842B4E81F --pack manila", "either"),
        ("--key-id e7620f1842b4e81f", "16 digits"),
        ("--pack manila --rev 1", "mistake"),
        ("--key-id E7620F1842B4E81F --rev 1", "--rev"),
        ("--key-id E7620F1842B4E81F more", "more"),
        ("--key-id E7620F1842B4E81F --root @keys/root.key", "once"),
    ] {
        let error = desk.refused(&format!("{revoke} {rest}"));
        assert!(error.contains(why), "{rest}: {error}");
    }
    assert!(!Path::new(&desk.path("index.toml")).exists());
    assert!(keys::make_root(Options::read(lexopt::Parser::from_args([""; 0])).unwrap()).is_err());
}
