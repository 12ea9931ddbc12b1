//! A relay before the server that can be closed: one member's network that breaks.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Relays connections to the server while it is open; refuses and cuts them while it is closed.
pub(crate) struct Relay {
    address: SocketAddr,
    server: String,
    is_open: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Relay {
    pub(crate) async fn start(server_url: &str) -> Self {
        let server = server_url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let is_open = Arc::new(AtomicBool::new(true));
        let listening = Some(tokio::spawn(relay(listener, server.clone(), is_open.clone())));
        Self { address, server, is_open, listening }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Cuts every connection and refuses new ones.
    pub(crate) fn close(&mut self) {
        self.is_open.store(false, Ordering::SeqCst);
        if let Some(listening) = self.listening.take() {
            listening.abort();
        }
    }

    /// Lets connections through again, at the same address.
    pub(crate) async fn open(&mut self) {
        self.is_open = Arc::new(AtomicBool::new(true));
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.listening =
            Some(tokio::spawn(relay(listener, self.server.clone(), self.is_open.clone())));
    }
}

async fn relay(listener: TcpListener, server: String, is_open: Arc<AtomicBool>) {
    while let Ok((mut near, _)) = listener.accept().await {
        let (server, is_open) = (server.clone(), is_open.clone());
        tokio::spawn(async move {
            let Ok(mut far) = TcpStream::connect(server).await else { return };
            tokio::select! {
                _ = copy_bidirectional(&mut near, &mut far) => {}
                () = closed(is_open) => {}
            }
        });
    }
}

async fn closed(is_open: Arc<AtomicBool>) {
    while is_open.load(Ordering::SeqCst) {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
