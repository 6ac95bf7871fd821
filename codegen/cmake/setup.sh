#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Set-up for Debian and Ubuntu: system packages where allowed, the pinned Python-packaged tools in build/venv.
# A stamp keyed on this file makes the second run do nothing.
set -eu
cd "$(dirname "$0")/../.."

packages="g++ make python3-venv libboost-dev libboost-test-dev libcli11-dev nlohmann-json3-dev libfmt-dev \
libmpfr-dev libgmp-dev libeigen3-dev zlib1g-dev ocl-icd-libopencl1 pocl-opencl-icd"
tools="halide==21.0.0 cmake==4.4.4 ninja==1.13.2"

venv=build/venv
stamp=$venv/slope-setup.stamp
key=$(sha256sum codegen/cmake/setup.sh | cut -d' ' -f1)
[ -x $venv/bin/cmake ] && [ "$(cat $stamp 2>/dev/null)" = "$key" ] && exit 0

missing=
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ]; then may=; elif sudo -n true 2>/dev/null; then may="sudo -n"; else may=no; fi
  if [ "$may" = no ]; then
    echo "slope: some system packages are missing. Type this, then run make again:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    exit 2
  fi
  echo "slope: installing$missing"
  $may env DEBIAN_FRONTEND=noninteractive apt-get -qq update
  $may env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
fi

[ -x $venv/bin/python ] || python3 -m venv $venv
echo "slope: private environment in $venv: $tools"
$venv/bin/pip install --quiet --disable-pip-version-check $tools
echo "$key" > $stamp
