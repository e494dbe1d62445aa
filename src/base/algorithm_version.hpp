#pragma once
// Versions of the program's own algorithms that shape sound. Each stands beside its algorithm and is part of the keys
// of all that the algorithm makes: raise it with every change that alters a sample, a mark or a packet.

#include <string_view>

namespace earbound {

struct AlgorithmVersion {
  std::string_view name;
  int version = 0;
};

}  // namespace earbound
