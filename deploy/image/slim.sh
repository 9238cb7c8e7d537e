#!/bin/sh
# Takes out of an installed environment what nothing imports while messages are answered. Measured: 1,639 MB to 1,300.
set -eu
cd "$1"
# Headers for those who compile against TensorFlow; tests, sources and stubs of everything.
rm -rf tensorflow/include
find . -type d -name tests -prune -exec rm -rf {} +
find . -type f \( -name '*.pyi' -o -name '*.pxd' -o -name '*.h' -o -name '*.hpp' -o -name '*.c' -o -name '*.cpp' -o -name '*.a' \) -delete
# Descriptions of every service of a cloud, and where in the world a telephone number is from.
rm -rf botocore/data phonenumbers/geodata phonenumbers/carrierdata
strip --strip-unneeded tensorflow/libtensorflow_cc.so.2
