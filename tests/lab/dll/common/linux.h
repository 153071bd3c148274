/* SPDX-License-Identifier: MIT */
/*
 * Raw Linux system calls from a Windows DLL: a Wine process is an ordinary Linux process, so its
 * code may call the kernel directly. For the lab only. Functions return what the kernel does:
 * -errno on failure.
 */
#ifndef LAB_LINUX_H
#define LAB_LINUX_H

#include <stddef.h>
#include <stdint.h>

enum {
    LINUX_EPERM = 1,
    LINUX_EINTR = 4,
    LINUX_EIO = 5,
    LINUX_ENOMEM = 12,
    LINUX_EACCES = 13,
    LINUX_ENODEV = 19,
    LINUX_EINVAL = 22,
    LINUX_EMSGSIZE = 90,
    LINUX_ENETUNREACH = 101,
    LINUX_EHOSTUNREACH = 113,

    LINUX_O_RDONLY = 0,
    LINUX_O_WRONLY = 01,
    LINUX_O_CREAT = 0100,
    LINUX_O_APPEND = 02000,
    LINUX_O_CLOEXEC = 02000000,

    LINUX_AF_UNIX = 1,
    LINUX_AF_INET = 2,
    LINUX_AF_INET6 = 10,
    LINUX_AF_NETLINK = 16,
    LINUX_SOCK_STREAM = 1,
    LINUX_SOCK_RAW = 3,
    LINUX_POLLIN = 1,
};

struct linux_pollfd {
    int fd;
    short events, revents;
};

struct linux_iovec {
    void *data;
    size_t size;
};

struct linux_message {
    void *name;
    uint32_t name_size;
    struct linux_iovec *parts;
    size_t part_count;
    void *control;
    size_t control_size;
    int flags;
};

static inline long long linux_call(long long number, long long a, long long b, long long c,
                                   long long d, long long e, long long f)
{
    long long result;
    register long long r10 __asm__("r10") = d;
    register long long r8 __asm__("r8") = e;
    register long long r9 __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

static inline long long linux_address(const void *pointer)
{
    return (long long)(uintptr_t)pointer;
}

static inline int linux_read(int fd, void *data, size_t size)
{
    return (int)linux_call(0, fd, linux_address(data), (long long)size, 0, 0, 0);
}

static inline int linux_write(int fd, const void *data, size_t size)
{
    return (int)linux_call(1, fd, linux_address(data), (long long)size, 0, 0, 0);
}

static inline void linux_close(int fd)
{
    linux_call(3, fd, 0, 0, 0, 0, 0);
}

static inline int linux_poll(struct linux_pollfd *fds, unsigned count, int milliseconds)
{
    return (int)linux_call(7, linux_address(fds), count, milliseconds, 0, 0, 0);
}

static inline int linux_socket(int family, int type, int protocol)
{
    return (int)linux_call(41, family, type | LINUX_O_CLOEXEC, protocol, 0, 0, 0);
}

static inline int linux_connect(int fd, const void *address, int size)
{
    return (int)linux_call(42, fd, linux_address(address), size, 0, 0, 0);
}

static inline int linux_sendto(int fd, const void *data, size_t size, const void *to, int to_size)
{
    return (int)linux_call(44, fd, linux_address(data), (long long)size, 0, linux_address(to),
                           to_size);
}

static inline int linux_recvfrom(int fd, void *data, size_t size, void *from, int *from_size)
{
    return (int)linux_call(45, fd, linux_address(data), (long long)size, 0, linux_address(from),
                           linux_address(from_size));
}

static inline int linux_sendmsg(int fd, const struct linux_message *message)
{
    return (int)linux_call(46, fd, linux_address(message), 0, 0, 0, 0);
}

static inline int linux_bind(int fd, const void *address, int size)
{
    return (int)linux_call(49, fd, linux_address(address), size, 0, 0, 0);
}

static inline int linux_setsockopt(int fd, int level, int option, int value)
{
    return (int)linux_call(54, fd, level, option, linux_address(&value), sizeof value, 0);
}

static inline unsigned linux_geteuid(void)
{
    return (unsigned)linux_call(107, 0, 0, 0, 0, 0, 0);
}

static inline int linux_open(const char *path, int flags, int mode)
{
    const int at_current_folder = -100;
    return (int)linux_call(257, at_current_folder, linux_address(path), flags | LINUX_O_CLOEXEC,
                           mode, 0, 0);
}

#endif
