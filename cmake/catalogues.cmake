# kontor_catalogues(<target> DIR <folder of .po> LANGUAGES <l...>)
#
# Compiles each catalogue to <build>/locale/LL/LC_MESSAGES/kontor.mo and installs it. A damaged
# catalogue fails the build; an incomplete one fails tests/tidy.
function(kontor_catalogues target)
  cmake_parse_arguments(arg "" "DIR" "LANGUAGES" ${ARGN})
  set(compiled "")
  foreach(language IN LISTS arg_LANGUAGES)
    set(folder ${language}/LC_MESSAGES)
    set(mo "${PROJECT_BINARY_DIR}/locale/${folder}/kontor.mo")
    file(GLOB po CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${arg_DIR}/${language}.po")
    if(NOT po)
      continue()
    endif()
    add_custom_command(OUTPUT "${mo}"
      COMMAND ${CMAKE_COMMAND} -E make_directory "${PROJECT_BINARY_DIR}/locale/${folder}"
      COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check -o "${mo}" "${po}"
      DEPENDS "${po}" COMMENT "Catalogue ${language}" VERBATIM)
    list(APPEND compiled "${mo}")
    install(FILES "${mo}" DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${folder})
  endforeach()
  add_custom_target(${target} ALL DEPENDS ${compiled})
endfunction()
