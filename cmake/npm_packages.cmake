# The npm packages that a folder's package-lock.json pins, installed into a copy of the folder in the
# build tree, so that the sources stay as they are.
#
#   musubi_npm_folder(TARGET SOURCES ...)
#
# makes TARGET copy package.json, package-lock.json, .npmrc and SOURCES of the current source folder
# into the current binary folder and run `npm ci` there when the packages have changed. Sets
# TARGET_FILES to what depends on it.
function(musubi_npm_folder target)
  set(folder ${CMAKE_CURRENT_BINARY_DIR})
  set(packages package.json package-lock.json .npmrc)
  set(copied)
  foreach(file ${packages} ${ARGN})
    add_custom_command(
      OUTPUT ${folder}/${file}
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${folder}/${file}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      VERBATIM)
    list(APPEND copied ${folder}/${file})
  endforeach()
  list(TRANSFORM packages PREPEND ${folder}/)
  set(installed ${folder}/node_modules/.installed)
  add_custom_command(
    OUTPUT ${installed}
    COMMAND ${MUSUBI_NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    DEPENDS ${packages}
    WORKING_DIRECTORY ${folder}
    COMMENT "Installing the npm packages of ${target}"
    VERBATIM)
  add_custom_target(${target} DEPENDS ${copied} ${installed})
  set(${target}_FILES ${copied} ${installed} PARENT_SCOPE)
endfunction()
