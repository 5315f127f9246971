//! A connection to a server of ours: TCP, and TLS with the certificate and the host name checked.
//! The only door to rustls; IMAP and SMTP both start here.

use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, InvalidDnsNameError, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::config::{Security, Server};

/// How long a TCP connect or a TLS handshake may take. A relay under load answers within seconds;
/// a dead one never does.
const CONNECT_LIMIT: Duration = Duration::from_secs(30);

/// A connection, protected or (on loopback) not.
#[derive(Debug)]
pub enum Wire {
    /// Bare TCP: before STARTTLS, or loopback.
    Plain(TcpStream),
    /// Within TLS.
    Tls(Box<TlsStream<TcpStream>>),
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Nobody answered, or the name is unknown.
    #[error("cannot connect to {host}:{port}: {cause}")]
    Connect {
        /// The configured host.
        host: String,
        /// The configured port.
        port: u16,
        /// What the system said.
        cause: io::Error,
    },
    /// It took too long.
    #[error("no answer from {host}:{port} within {} s", CONNECT_LIMIT.as_secs())]
    TimedOut {
        /// The configured host.
        host: String,
        /// The configured port.
        port: u16,
    },
    /// The server's certificate is not to be trusted, or TLS failed in another way.
    #[error(
        "TLS with {host} failed: {cause}; is the certificate for this host, and its issuer trusted (key ca_file)?"
    )]
    Tls {
        /// The configured host.
        host: String,
        /// What rustls said.
        cause: io::Error,
    },
    /// The host cannot stand in a certificate.
    #[error("{host:?} is no host name: {cause}")]
    HostName {
        /// The configured host.
        host: String,
        /// What is wrong with it.
        cause: InvalidDnsNameError,
    },
    /// The extra trust root cannot be used.
    #[error("ca_file {path}: {reason}")]
    CaFile {
        /// The configured file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Plaintext to somewhere else than this machine.
    #[error("security = \"plaintext\" is for loopback only, and {host} is not")]
    PlaintextRefused {
        /// The configured host.
        host: String,
    },
}

impl WireError {
    /// Whether waiting may help. A certificate may be renewed and a name may come back, so all but
    /// what stands in the configuration may.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Connect { .. } | Self::TimedOut { .. } | Self::Tls { .. })
    }
}

/// Connects to `server`; with `security = "tls"` the TLS handshake is done too.
///
/// # Errors
/// When there is no connection, or none that may be trusted.
pub async fn connect(server: &Server) -> Result<Wire, WireError> {
    let failed = |cause| WireError::Connect { host: server.host.clone(), port: server.port, cause };
    let connecting = TcpStream::connect((server.host.as_str(), server.port));
    let stream = within(server, connecting).await?.map_err(failed)?;
    let peer = stream.peer_addr().map_err(failed)?;
    if server.security == Security::Plaintext && !is_loopback(peer.ip()) {
        return Err(WireError::PlaintextRefused { host: server.host.clone() });
    }
    // Small commands go out at once: with Nagle's algorithm each letter costs 45 ms.
    stream.set_nodelay(true).map_err(failed)?;
    match server.security {
        Security::Tls => secure(Wire::Plain(stream), server).await,
        Security::StartTls | Security::Plaintext => Ok(Wire::Plain(stream)),
    }
}

/// Wraps a bare connection in TLS, after STARTTLS was agreed on. One that is wrapped stays so.
///
/// # Errors
/// When the certificate is not to be trusted or is another host's.
pub async fn secure(wire: Wire, server: &Server) -> Result<Wire, WireError> {
    let Wire::Plain(stream) = wire else { return Ok(wire) };
    let name = ServerName::try_from(server.host.clone())
        .map_err(|cause| WireError::HostName { host: server.host.clone(), cause })?;
    let connector = TlsConnector::from(client_config(server.ca_file.as_deref())?);
    let stream = within(server, connector.connect(name, stream))
        .await?
        .map_err(|cause| WireError::Tls { host: server.host.clone(), cause })?;
    Ok(Wire::Tls(Box::new(stream)))
}

async fn within<T>(server: &Server, doing: impl Future<Output = T>) -> Result<T, WireError> {
    timeout(CONNECT_LIMIT, doing)
        .await
        .map_err(|_| WireError::TimedOut { host: server.host.clone(), port: server.port })
}

fn is_loopback(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.to_ipv4_mapped().is_some_and(|ip| ip.is_loopback()),
    }
}

fn client_config(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, WireError> {
    let mut roots = RootCertStore::empty();
    // A broken certificate in the system's store is the system's matter; the others still count.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = ca_file {
        let refused = |reason: String| WireError::CaFile { path: path.to_owned(), reason };
        let certificates = CertificateDer::pem_file_iter(path).map_err(|error| refused(error.to_string()))?;
        for certificate in certificates {
            let certificate = certificate.map_err(|error| refused(error.to_string()))?;
            roots.add(certificate).map_err(|error| refused(error.to_string()))?;
        }
    }
    // The provider is named, so that no other crate's default can slip in.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| WireError::CaFile { path: PathBuf::new(), reason: error.to_string() })?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(cx, buf),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(cx, buf),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_write(cx, buf),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_shutdown(cx),
        }
    }
}
