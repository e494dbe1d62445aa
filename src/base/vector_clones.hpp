#pragma once
// Functions whose loops run over independent lanes, compiled for several generations of processors; the right one is
// chosen when the program is loaded. None of them contracts multiplication and addition, so all give the same bits.

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    defined(__OPTIMIZE__)
#define EARBOUND_VECTOR_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define EARBOUND_VECTOR_CLONES
#endif
