//! A real https server on the loopback, in front of a plain one, with certificates of the test's own.
//!
//! Used by the tests of signing in. Invariant: a front ends with its value, and what it decrypts
//! goes to the loopback alone.

use std::{net::SocketAddr, sync::Arc};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::aws_lc_rs::default_provider,
        pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// Where every front listens: an address that is no loopback by its name, but leads there.
pub(crate) const ELSEWHERE: &str = "0.0.0.0";

/// Somebody who vouches for servers.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// The certificate to be trusted.
    pub(crate) pem: String,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut about = CertificateParams::new(Vec::new()).unwrap();
        about.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = about.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(about, key), pem }
    }

    /// The certificate and key of a server on this machine.
    fn vouch(&self) -> ServerConfig {
        let names = ["127.0.0.1".to_owned(), ELSEWHERE.to_owned()];
        let key = KeyPair::generate().unwrap();
        let about = CertificateParams::new(names).unwrap();
        let certificate = about.signed_by(&key, &self.issuer).unwrap();
        let certificate: CertificateDer<'static> = certificate.der().clone();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap()
    }
}

/// An https server that hands what it is asked to a plain one.
pub(crate) struct Front {
    port: u16,
    listening: JoinHandle<()>,
}

impl Front {
    pub(crate) async fn before(behind: SocketAddr, authority: &Authority) -> Self {
        let listener = TcpListener::bind((ELSEWHERE, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let acceptor = TlsAcceptor::from(Arc::new(authority.vouch()));
        let listening = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    // A client that does not trust the certificate ends it here.
                    let Ok(mut near) = acceptor.accept(near).await else { return };
                    let Ok(mut far) = TcpStream::connect(behind).await else { return };
                    let _ = copy_bidirectional(&mut near, &mut far).await;
                });
            }
        });
        Self { port, listening }
    }

    /// Its name as a server name, which is looked up by `.well-known`.
    pub(crate) fn name(&self) -> String {
        format!("{ELSEWHERE}:{}", self.port)
    }

    pub(crate) fn url(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.listening.abort();
    }
}
