/* SPDX-License-Identifier: MIT */
/* socket_address.h: between struct address and Windows' SOCKADDR_INET. */
#ifndef WINDOWS_SOCKET_ADDRESS_H
#define WINDOWS_SOCKET_ADDRESS_H

#include <stdbool.h>

#include "windows/windows_api.h"
#include "core/address.h"

/* Port and scope are 0. */
SOCKADDR_INET socket_address_make(const struct address *address);
/* False, and *OUT untouched, where it is of neither family. Port and scope are dropped. */
bool socket_address_read(const SOCKADDR_INET *in, struct address *out);
/* The same for SIZE bytes of any kind; false also where they are too few. */
bool socket_address_read_any(const SOCKADDR *in, size_t size, struct address *out);

#endif
