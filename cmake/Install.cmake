# What `cmake --install` puts in place, and the Debian package (`cpack -G DEB`).
install(TARGETS earbound RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY voices/ DESTINATION ${CMAKE_INSTALL_DATADIR}/earbound/voices)
# What shells complete the command line with, as the program itself prints it.
foreach(shell_and_file bash:earbound zsh:_earbound fish:earbound.fish)
  string(REPLACE ":" ";" parts ${shell_and_file})
  list(GET parts 0 shell)
  list(GET parts 1 file)
  set(script ${PROJECT_BINARY_DIR}/completion/${shell}/${file})
  add_custom_command(OUTPUT ${script} COMMAND earbound completion ${shell} > ${script} DEPENDS earbound VERBATIM)
  list(APPEND completion_scripts ${script})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/completion/${shell})
endforeach()
add_custom_target(completion ALL DEPENDS ${completion_scripts})
install(FILES ${PROJECT_BINARY_DIR}/completion/bash/earbound DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${PROJECT_BINARY_DIR}/completion/zsh/_earbound DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${PROJECT_BINARY_DIR}/completion/fish/earbound.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES docs/earbound.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_PACKAGE_NAME earbound)
set(CPACK_PACKAGE_VENDOR "The earbound project")
set(CPACK_PACKAGE_CONTACT "The earbound project <maintainers@earbound.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"earbound turns an article or a book into chaptered audio files with a table
of contents, spoken by eSpeak NG, for listeners who cannot see the page or are
not looking at it.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS fonts-dejavu-core)  # letters of drawn covers
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pandoc, fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji")
set(CPACK_DEBIAN_PACKAGE_DEPENDS espeak-ng-data)  # data, so no library dependency names it
include(CPack)
