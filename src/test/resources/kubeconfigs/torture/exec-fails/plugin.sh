#!/bin/sh
echo please log in >&2
exit 3
