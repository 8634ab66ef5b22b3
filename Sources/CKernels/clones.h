// One compiled copy of a function per x86 instruction set, chosen when the program starts; elsewhere just the one.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
#define GRADB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define GRADB_CLONES
#endif

// A fused multiply-add would round differently on machines that lack it.
#pragma clang fp contract(off)
