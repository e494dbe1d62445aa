# Writes OUTPUT, a source file that holds the bytes of INPUT as the text NAME: numbers, so that no compiler limits or
# misreads them.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(...............................................................................)," "\\1,\n" bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include <string_view>
namespace earbound::embedded {
extern const std::string_view ${NAME};
static constexpr unsigned char bytes[] = {${bytes}};
const std::string_view ${NAME}(reinterpret_cast<const char*>(bytes), sizeof bytes);
}
")
