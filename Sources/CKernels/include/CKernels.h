// The hot inner loops of gradb, and functions that decide numbers, one header for each kind.
#pragma once
#include "csv.h"
#include "functions.h"
#include "hashes.h"
#include "products.h"
#include "strokes.h"
#include "updates.h"
