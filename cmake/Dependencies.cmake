# Every dependency, once, with the lowest version it is known to work with (Debian 12). scripts/setup installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt 9.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark>=0.30)  # its CMake config asks for the cmark program as well
find_package(yaml-cpp 0.7 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
pkg_check_modules(ESPEAK REQUIRED IMPORTED_TARGET espeak-ng>=1.51)
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile>=1.2)
pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128>=1.2.6)
pkg_check_modules(AVCODEC REQUIRED IMPORTED_TARGET libavcodec>=59.37)
pkg_check_modules(AVUTIL REQUIRED IMPORTED_TARGET libavutil>=57.28)
pkg_check_modules(OPUS REQUIRED IMPORTED_TARGET opus>=1.3)
pkg_check_modules(TAGLIB REQUIRED IMPORTED_TARGET taglib>=1.13)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash>=0.8.1)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml>=1.13)
find_package(ZLIB 1.2.13 REQUIRED)
find_path(LAME_INCLUDE_DIR lame/lame.h REQUIRED)  # 3.100; it ships neither a pkg-config file nor a CMake package
find_library(LAME_LIBRARY mp3lame REQUIRED)
add_library(LAME::lame UNKNOWN IMPORTED)
set_target_properties(LAME::lame PROPERTIES IMPORTED_LOCATION ${LAME_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${LAME_INCLUDE_DIR})
find_library(CLD2 cld2 REQUIRED)  # has neither a CMake config nor a pkg-config file
