#include "publish/name_uuid.hpp"

#include <uuid/uuid.h>

#include <array>

namespace earbound {

std::string name_uuid(std::string_view name_space, std::string_view name) {
  uuid_t within{}, uuid{};
  uuid_parse(std::string(name_space).c_str(), within);
  uuid_generate_sha1(uuid, within, name.data(), name.size());
  std::array<char, UUID_STR_LEN> text{};
  uuid_unparse_lower(uuid, text.data());
  return text.data();
}

}  // namespace earbound
