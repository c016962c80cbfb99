# The steps that ./run and ./test share: what they say, and how C++ and web are built. Sourced from the root of the checkout.

# --- what is said: one row a message, Chinese and English; the locale of the terminal chooses ---
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  zh*) language=zh ;;
  *) language=en ;;
esac

declare -A zh=(
  [packages]="检查所需软件包" [configure]="配置构建" [compile]="编译程序" [web_packages]="安装网页依赖" [web_build]="构建网页"
  [pack]="载入城市数据包（上海）" [serve]="启动服务，按 Ctrl-C 停止" [done]="构建完成" [failed]="失败，完整日志见"
  [unknown_option]="不认识的选项" [needs_value]="这个选项后面要有一个值" [bad_port]="端口必须是 1 到 65535 之间的整数，得到的是" [see_help]="用 --help 查看用法"
  [format]="检查 C++ 代码格式" [unit]="单元测试与结构测试" [packs]="数据包工具测试" [libraries]="程序所需的库都在软件包清单里" [web_check]="检查网页代码" [web_test]="网页单元测试"
  [api]="接口测试（真实服务器）" [browser]="浏览器测试（真实浏览器）" [no_server]="服务器没有启动，日志见"
)
declare -A en=(
  [packages]="Looking for the packages needed" [configure]="Configuring the build" [compile]="Compiling" [web_packages]="Fetching the packages of the web application"
  [web_build]="Building the web application" [pack]="Loading the city pack (Shanghai)" [serve]="Serving; Ctrl-C stops" [done]="Built"
  [failed]="This failed; the whole log is" [unknown_option]="unknown option" [needs_value]="this option needs a value"
  [bad_port]="a port is a whole number from 1 to 65535, not" [see_help]="--help shows how to use this"
  [format]="Format of the C++ code" [unit]="Unit tests and tests of the house" [packs]="Tests of the pack tools" [libraries]="The libraries of the program are in the list of packages" [web_check]="Checking the web code"
  [web_test]="Unit tests of the web application" [api]="API tests against a real server" [browser]="Browser tests with a real browser"
  [no_server]="The server did not start; its log is"
)

text() {
  local -n table=$language
  printf '%s' "${table[$1]}"
}

say() { printf '\033[1m·\033[0m %s\n' "$(text "$1")${2:+ $2}"; }
[[ -t 1 ]] || say() { printf '· %s\n' "$(text "$1")${2:+ $2}"; }

# refuse KEY WORD: the command line was wrong.
refuse() {
  printf '%s: %s: %s\n%s\n' "$0" "$(text "$1")" "$2" "$(text see_help)" >&2
  exit 2
}

# --- building ---

# logged LOG COMMAND...: runs it silently; when it fails, shows the end of the log.
logged() {
  local log=$1
  shift
  mkdir -p build
  "$@" >"$log" 2>&1 </dev/null && return
  tail -n 40 "$log" >&2
  printf '%s %s\n' "$(text failed)" "$log" >&2
  return 1
}

# Turns ninja's "[n/m] …" lines into one line of per cent; off a terminal, into a line every ten per cent.
show_progress() {
  local line percent shown=-1
  while IFS= read -r line; do
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
    ((BASH_REMATCH[2] > 2)) || continue  # ninja only looks whether sources came or went
    percent=$((BASH_REMATCH[1] * 100 / BASH_REMATCH[2]))
    if [[ -t 1 ]]; then
      printf '\r  %3d%%  %s/%s ' "$percent" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    elif ((percent / 10 > shown)); then
      shown=$((percent / 10))
      printf '  %3d%%  %s/%s\n' "$percent" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    fi
  done
  [[ ! -t 1 ]] || printf '\r\033[K'
}

# build_release TARGET...: ninja reconfigures by itself where a CMake file or the list of sources has changed.
build_release() {
  if [[ ! -f build/release/build.ninja ]]; then
    say configure
    logged build/configure.log cmake --preset release || return 1
  fi
  say compile
  local log=build/release.log
  if ! NINJA_STATUS='[%f/%t] ' ninja -C build/release "$@" 2>&1 </dev/null | tee "$log" | show_progress; then
    # From the first failure on: that is the cause, whatever ninja was doing beside it.
    sed -n '/^FAILED\|^ninja: error\|^CMake Error/,$p' "$log" | head -n 60 >&2
    printf '%s %s\n' "$(text failed)" "$log" >&2
    return 1
  fi
}

# fetch_npm FOLDER: the packages of its lock file, unless they were fetched for this very one.
fetch_npm() {
  local folder=$1 stamp lock log
  stamp=$folder/node_modules/.fetched
  log=build/npm-${folder//\//-}.log
  lock=$(sha256sum <"$folder/package-lock.json")
  [[ -f $stamp && $(<"$stamp") == "$lock" ]] && return
  say web_packages "$folder"
  # npm 11 refuses `ci` where the lock file was written against a registry without the optional packages of other platforms;
  # `install --no-save` takes the same versions from the same file.
  npm ci --prefix "$folder" --no-audit --no-fund >"$log" 2>&1 </dev/null ||
    logged "$log" npm install --prefix "$folder" --no-save --no-audit --no-fund || return 1
  printf '%s' "$lock" >"$stamp"
}

# One fingerprint of everything the web application is built from.
web_sources() {
  find web docs/api -path web/node_modules -prune -o -path web/dist -prune -o -type f -print0 | sort -z |
    xargs -0 sha256sum | sha256sum
}

# Puts a Node.js that is new enough into PATH.
use_node() {
  local folder
  folder=$(tools/setup/node) || return 1
  [[ -z $folder ]] || export PATH=$folder:$PATH
}

# build_web: nothing when the sources are those of the last build.
build_web() {
  local sources
  sources=$(web_sources)
  [[ -f web/dist/index.html && -f build/web.stamp && $(<build/web.stamp) == "$sources" ]] && return
  use_node && fetch_npm web || return 1
  say web_build
  logged build/web.log npm run --prefix web build || return 1
  printf '%s' "$sources" >build/web.stamp
}
