//! What the reader gives up before it looks at a byte of anybody's: memory and processor time beyond
//! what a document needs, the network, new files, and, where it starts no programs, new processes.
//! What it starts inherits all of it.

use std::collections::BTreeMap;
use std::io;

use rustix::process::{
    DumpableBehavior, Resource, Rlimit, Signal, nice, set_dumpable_behavior, set_parent_process_death_signal,
    setrlimit,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter_all_threads,
};

use super::document::Limits;

/// Address space: a document of 50 MiB, what is unpacked of it, and a reader's own structures.
const MAX_MEMORY: u64 = 768 << 20;

/// Bytes of a file in memory that is made for a program; a file on a disk cannot be made at all.
const MAX_FILE: u64 = 64 << 20;

/// Files and pipes: the three it starts with, and those to a program.
const MAX_FILES: u64 = 64;

/// Processor time, in times of what one attachment may take: a message may take three times that, and the
/// processor's clock is coarse.
const TIMES_MAX_TIME: u64 = 4;

/// How much more patient than others: mail is fetched and judged meanwhile.
const NICER: i32 = 10;

/// System calls that a reader has no use for: whatever makes a socket, watches another process or
/// changes what a folder holds.
const REFUSED: [i64; 21] = [
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_io_uring_setup,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_keyctl,
    libc::SYS_mount,
    libc::SYS_unshare,
    libc::SYS_mkdirat,
    libc::SYS_mknodat,
    libc::SYS_symlinkat,
    libc::SYS_linkat,
    libc::SYS_renameat2,
    libc::SYS_unlinkat,
    libc::SYS_openat2,
];

/// The same by the names that only older machines have.
#[cfg(target_arch = "x86_64")]
const REFUSED_BY_OLD_NAME: [i64; 9] = [
    libc::SYS_creat,
    libc::SYS_mkdir,
    libc::SYS_mknod,
    libc::SYS_symlink,
    libc::SYS_link,
    libc::SYS_rename,
    libc::SYS_renameat,
    libc::SYS_unlink,
    libc::SYS_rmdir,
];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_BY_OLD_NAME: [i64; 0] = [];

/// Calls that start a program.
const STARTING: [i64; 2] = [libc::SYS_execve, libc::SYS_execveat];

/// Gives up what a reader within `limits` does not need.
///
/// # Errors
/// When the system refuses: then nothing may be read.
pub(super) fn confine(limits: &Limits) -> io::Result<()> {
    let seconds = limits.max_time.as_secs().max(1).saturating_mul(TIMES_MAX_TIME);
    for (resource, most) in [
        (Resource::As, MAX_MEMORY),
        (Resource::Cpu, seconds),
        (Resource::Fsize, if limits.ocr.is_some() { MAX_FILE } else { 0 }),
        (Resource::Core, 0),
        (Resource::Nofile, MAX_FILES),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    // A core file would put somebody's mail on the disk.
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    set_parent_process_death_signal(Some(Signal::KILL))?;
    nice(NICER)?;
    filter(limits.ocr.is_some()).map_err(io::Error::other)
}

fn filter(may_start_programs: bool) -> Result<(), seccompiler::Error> {
    let mut refused: BTreeMap<i64, Vec<SeccompRule>> =
        REFUSED.iter().chain(&REFUSED_BY_OLD_NAME).map(|call| (*call, Vec::new())).collect();
    if !may_start_programs {
        refused.extend(STARTING.map(|call| (call, Vec::new())));
    }
    refused.insert(libc::SYS_openat, making_files(2)?);
    #[cfg(target_arch = "x86_64")]
    refused.insert(libc::SYS_open, making_files(1)?);
    let here = TargetArch::try_from(std::env::consts::ARCH)?;
    let errno = u32::try_from(libc::EPERM).unwrap_or_default();
    let filter = SeccompFilter::new(refused, SeccompAction::Allow, SeccompAction::Errno(errno), here)?;
    let program: BpfProgram = filter.try_into()?;
    apply_filter_all_threads(&program)
}

/// Opening a file so that one is made; the flags are argument number `at`.
fn making_files(at: u8) -> Result<Vec<SeccompRule>, seccompiler::Error> {
    // The kernel's own bit of O_TMPFILE; the rest of it is O_DIRECTORY.
    let nameless = libc::O_TMPFILE & !libc::O_DIRECTORY;
    let mut rules = Vec::new();
    for flag in [libc::O_CREAT, nameless] {
        let flag = u64::from(flag.unsigned_abs());
        let set = SeccompCondition::new(at, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(flag), flag)?;
        rules.push(SeccompRule::new(vec![set])?);
    }
    Ok(rules)
}
