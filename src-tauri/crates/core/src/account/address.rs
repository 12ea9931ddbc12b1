//! What a person types to sign in: a member id, or a name and a server.
//!
//! Used by sign-in only. Invariant: what comes out is https, or http to the loopback of this
//! machine; nothing else is ever contacted.

use larkspur_ipc::account::AccountError;
use matrix_sdk::ruma::{OwnedServerName, OwnedUserId, ServerName, UserId};
use url::{Host, Url};

/// Where to look for the homeserver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    /// An address that was typed, or that follows from a loopback name.
    Url(Url),
    /// A server name, to be looked up once by `.well-known`
    /// (client-server API, "Server Discovery").
    Name(OwnedServerName),
}

/// Who signs in, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// The name part, or the whole member id.
    pub(crate) login: String,
    pub(crate) server: Server,
}

/// Reads what was typed into the two fields.
pub(crate) fn parse(member: &str, server: &str) -> Result<Address, AccountError> {
    let (member, server) = (member.trim(), server.trim());
    if member.is_empty() {
        return Err(AccountError::AddressMalformed);
    }
    if member.starts_with('@') && member.contains(':') {
        let id: OwnedUserId = UserId::parse(member).map_err(|_| AccountError::AddressMalformed)?;
        if id.localpart().is_empty() {
            return Err(AccountError::AddressMalformed);
        }
        let place = if server.is_empty() { named(id.server_name())? } else { typed(server)? };
        return Ok(Address { login: id.to_string(), server: place });
    }
    let name = member.trim_start_matches('@');
    if server.is_empty()
        || name.is_empty()
        || name.contains(|c: char| c == ':' || c.is_whitespace())
    {
        return Err(AccountError::AddressMalformed);
    }
    Ok(Address { login: name.to_owned(), server: typed(server)? })
}

fn typed(server: &str) -> Result<Server, AccountError> {
    if server.contains("://") {
        let url = Url::parse(server).map_err(|_| AccountError::AddressMalformed)?;
        check_transport(&url)?;
        return Ok(Server::Url(url));
    }
    let name = ServerName::parse(server).map_err(|_| AccountError::AddressMalformed)?;
    named(&name)
}

/// A server name of the loopback has no certificate, so it is spoken to in the clear at once.
fn named(name: &ServerName) -> Result<Server, AccountError> {
    let url = Url::parse(&format!("http://{name}")).map_err(|_| AccountError::AddressMalformed)?;
    Ok(if is_loopback(&url) { Server::Url(url) } else { Server::Name(name.to_owned()) })
}

/// Refuses everything but https, and http to the loopback.
///
/// # Errors
/// [`AccountError::NotSecure`] for http to another machine, `AddressMalformed` for other schemes.
pub(crate) fn check_transport(url: &Url) -> Result<(), AccountError> {
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(url) => Ok(()),
        "http" => Err(AccountError::NotSecure),
        _ => Err(AccountError::AddressMalformed),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Server {
        Server::Url(Url::parse(text).unwrap())
    }

    /// Who signs in, and where.
    type Read = (&'static str, Server);

    #[test]
    fn what_is_typed_is_read_or_refused() {
        use AccountError::{AddressMalformed, NotSecure};
        let name = |text: &str| Server::Name(ServerName::parse(text).unwrap());
        let table: &[(&str, &str, Result<Read, AccountError>)] = &[
            ("@a:example.org", "", Ok(("@a:example.org", name("example.org")))),
            (
                " @a:example.org ",
                "https://m.example.org",
                Ok(("@a:example.org", url("https://m.example.org"))),
            ),
            ("a", "example.org", Ok(("a", name("example.org")))),
            ("@a", "example.org", Ok(("a", name("example.org")))),
            ("@a:localhost:8008", "", Ok(("@a:localhost:8008", url("http://localhost:8008")))),
            ("@a:127.0.0.2:8008", "", Ok(("@a:127.0.0.2:8008", url("http://127.0.0.2:8008")))),
            ("a", "http://[::1]:80", Ok(("a", url("http://[::1]:80")))),
            ("a", "http://example.org", Err(NotSecure)),
            ("a", "http://127.0.0.1.example.org", Err(NotSecure)),
            ("a", "ftp://example.org", Err(AddressMalformed)),
            ("a", "", Err(AddressMalformed)),
            ("", "example.org", Err(AddressMalformed)),
            ("a b", "example.org", Err(AddressMalformed)),
            ("@:x", "", Err(AddressMalformed)),
            ("a", "exa mple", Err(AddressMalformed)),
        ];
        for (member, server, expected) in table {
            let got = parse(member, server).map(|a| (a.login, a.server));
            let expected = expected.clone().map(|(login, place)| (login.to_owned(), place));
            assert_eq!(got, expected, "{member:?} at {server:?}");
        }
    }
}
