# Files of the source tree as texts in the program.

# earbound_embed(ROOM DIRECTORY file...): makes each file (a path from the project's directory) a std::string_view
# earbound::embedded::NAME, NAME being that of the file with '_' for what no identifier may hold, declared in
# "embedded/ROOM.hpp" for the files of that room.
function(earbound_embed room)
  set(made ${PROJECT_BINARY_DIR}/embedded/${room})
  set(declarations "")
  foreach(file ${ARGN})
    get_filename_component(base ${file} NAME)
    string(REGEX REPLACE "[^A-Za-z0-9]" "_" name ${base})
    add_custom_command(OUTPUT ${made}/${name}.cpp
      COMMAND ${CMAKE_COMMAND} -D INPUT=${PROJECT_SOURCE_DIR}/${file} -D NAME=${name} -D OUTPUT=${made}/${name}.cpp
              -P ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
      DEPENDS ${PROJECT_SOURCE_DIR}/${file} ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
      VERBATIM)
    target_sources(earbound_${room} PRIVATE ${made}/${name}.cpp)
    string(APPEND declarations "extern const std::string_view ${name};  // ${file}\n")
  endforeach()
  set(header "#pragma once\n#include <string_view>\n\nnamespace earbound::embedded {\n${declarations}}\n")
  file(CONFIGURE OUTPUT ${made}/include/embedded/${room}.hpp CONTENT "${header}" @ONLY)
  target_include_directories(earbound_${room} PRIVATE ${made}/include)
endfunction()
