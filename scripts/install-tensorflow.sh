#!/usr/bin/env bash
# Installs the optional `tensorflow` engine (@tensorflow/tfjs-node) for tests and benchmarks into .cache/tensorflow, which
# git ignores, from npm and PyPI alone: libtensorflow comes out of PyPI's tensorflow_cpu wheel. Afterwards:
#   HYBRID_QML_TFJS_NODE=.cache/tensorflow/node_modules/@tensorflow/tfjs-node
# Needs python3 with venv, make and a C++ compiler. x86-64 Linux.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD/.cache/tensorflow"
tfjs_version=4.22.0
wheel_version="${TENSORFLOW_VERSION:-}"
mkdir -p "$root"
cd "$root"

if [ ! -d wheel/tensorflow ]; then
  python3 -m venv venv
  venv/bin/pip install --quiet --disable-pip-version-check --upgrade pip
  venv/bin/pip download --quiet --disable-pip-version-check --no-deps --dest . "tensorflow_cpu${wheel_version:+==$wheel_version}"
  mkdir -p wheel
  python3 -m zipfile -e tensorflow_cpu-*.whl wheel
  rm -f tensorflow_cpu-*.whl
fi

[ -f package.json ] || echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts "@tensorflow/tfjs-node@$tfjs_version"

package="$root/node_modules/@tensorflow/tfjs-node"
mkdir -p "$package/deps/lib"
library="$root/wheel/tensorflow/libtensorflow_cc.so.2"
framework="$root/wheel/tensorflow/libtensorflow_framework.so.2"
for name in libtensorflow_cc.so.2 libtensorflow.so libtensorflow.so.2 libtensorflow.so.2.9.1; do
  ln -sf "$library" "$package/deps/lib/$name"
done
for name in libtensorflow_framework.so.2 libtensorflow_framework.so; do
  ln -sf "$framework" "$package/deps/lib/$name"
done
ln -sfn "$root/wheel/tensorflow/include" "$package/deps/include"

# node-gyp takes Node's headers from here instead of downloading them.
headers="$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")"
if [ -d "$headers/include/node" ]; then export npm_config_nodedir="$headers"; fi
cd "$package"
PATH="$root/node_modules/.bin:$PATH" node scripts/install.js
echo "Installed. Use it with HYBRID_QML_TFJS_NODE=$package"
