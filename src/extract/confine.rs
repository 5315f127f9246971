//! What the reader gives up before it looks at a byte of anybody's: memory and processor time beyond
//! what a document needs, the network, files but those of the programs that it starts, and, where it starts
//! none, every file, new processes and threads. What it starts inherits all of it.

use std::collections::BTreeMap;
use std::io;

use landlock::{
    ABI, Access as _, AccessFs, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _, RulesetError, Scope,
    path_beneath_rules,
};
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
const REFUSED: [i64; 31] = [
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
    libc::SYS_truncate,
    libc::SYS_fchmodat,
    libc::SYS_fchownat,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_removexattr,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_send_signal,
];

/// The same by the names that only older machines have.
#[cfg(target_arch = "x86_64")]
const REFUSED_BY_OLD_NAME: [i64; 12] = [
    libc::SYS_creat,
    libc::SYS_mkdir,
    libc::SYS_mknod,
    libc::SYS_symlink,
    libc::SYS_link,
    libc::SYS_rename,
    libc::SYS_renameat,
    libc::SYS_unlink,
    libc::SYS_rmdir,
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_lchown,
];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_BY_OLD_NAME: [i64; 0] = [];

/// Calls that start a program or a process, or open a file: for whoever starts no programs.
const STARTING: [i64; 5] =
    [libc::SYS_execve, libc::SYS_execveat, libc::SYS_clone, libc::SYS_clone3, libc::SYS_openat];
#[cfg(target_arch = "x86_64")]
const STARTING_BY_OLD_NAME: [i64; 3] = [libc::SYS_fork, libc::SYS_vfork, libc::SYS_open];
#[cfg(not(target_arch = "x86_64"))]
const STARTING_BY_OLD_NAME: [i64; 0] = [];

/// Calls that send a signal to the process, or the thread of one, that their first argument names.
const SIGNALLING: [i64; 3] = [libc::SYS_kill, libc::SYS_tkill, libc::SYS_tgkill];

/// A 64-bit kernel may take the calls of the x32 interface too, which are the same with this bit set, and
/// these besides; a filter sees other numbers there.
#[cfg(target_arch = "x86_64")]
const X32: i64 = 0x4000_0000;
#[cfg(target_arch = "x86_64")]
const X32_ONLY: std::ops::Range<i64> = 512..548;

/// What the programs that read pictures need: themselves, their libraries and data, and a few small files
/// that say what the machine has.
const READABLE: [&str; 11] = [
    "/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/var/cache/fontconfig", "/dev/null",
    "/dev/urandom", "/proc/cpuinfo", "/sys/devices/system/cpu",
];

/// Gives up what a reader within `limits` does not need, but for what [`refuse`] refuses.
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
    fence(limits.ocr.is_some()).map_err(io::Error::other)
}

/// Leaves no files but the readable ones, and those only where it starts programs: whoever takes over a
/// reader would read the originals and the passwords else. As far as the kernel knows how: the fence is
/// Linux's since 5.13, its parts came later, and where there is none the calls are refused all the same.
fn fence(starts_programs: bool) -> Result<(), RulesetError> {
    let abi = ABI::V6;
    let readable = READABLE.iter().filter(|_| starts_programs);
    Ruleset::default()
        .handle_access(AccessFs::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .add_rules(path_beneath_rules(readable, AccessFs::from_read(abi)))?
        .restrict_self()?;
    Ok(())
}

/// Refuses system calls, for all threads; where no programs are started, threads are not either from now on.
///
/// # Errors
/// When the system knows no such filter: then nothing may be read.
pub(super) fn refuse(limits: &Limits) -> io::Result<()> {
    filter(limits.ocr.is_some()).map_err(io::Error::other)
}

fn filter(starts_programs: bool) -> Result<(), seccompiler::Error> {
    let mut refused: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    refused.insert(libc::SYS_openat, writing_files(2)?);
    #[cfg(target_arch = "x86_64")]
    refused.insert(libc::SYS_open, writing_files(1)?);
    for call in SIGNALLING {
        refused.insert(call, others()?);
    }
    let always = REFUSED.iter().chain(&REFUSED_BY_OLD_NAME);
    let starting = STARTING.iter().chain(&STARTING_BY_OLD_NAME).filter(|_| !starts_programs);
    refused.extend(always.chain(starting).map(|call| (*call, Vec::new())));
    #[cfg(target_arch = "x86_64")]
    {
        let again: Vec<i64> = refused.keys().copied().chain(X32_ONLY).collect();
        refused.extend(again.into_iter().map(|call| (call | X32, Vec::new())));
    }
    let here = TargetArch::try_from(std::env::consts::ARCH)?;
    let errno = u32::try_from(libc::EPERM).unwrap_or_default();
    let filter = SeccompFilter::new(refused, SeccompAction::Allow, SeccompAction::Errno(errno), here)?;
    let program: BpfProgram = filter.try_into()?;
    apply_filter_all_threads(&program)
}

/// Opening a file so that it can be written to, is emptied, or is made; the flags are argument number `at`.
fn writing_files(at: u8) -> Result<Vec<SeccompRule>, seccompiler::Error> {
    // The kernel's own bit of O_TMPFILE; the rest of it is O_DIRECTORY.
    let nameless = libc::O_TMPFILE & !libc::O_DIRECTORY;
    let mut rules = Vec::new();
    for flag in [libc::O_WRONLY, libc::O_RDWR, libc::O_TRUNC, libc::O_CREAT, nameless] {
        let flag = u64::from(flag.unsigned_abs());
        let set = SeccompCondition::new(at, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(flag), flag)?;
        rules.push(SeccompRule::new(vec![set])?);
    }
    Ok(rules)
}

/// Any process but this one: it may give up by a signal to itself.
fn others() -> Result<Vec<SeccompRule>, seccompiler::Error> {
    let own = u64::from(std::process::id());
    let other = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, own)?;
    Ok(vec![SeccompRule::new(vec![other])?])
}
