// The hot inner loops of gradb, one header for each kind.
#pragma once
#include "csv.h"
#include "products.h"
#include "strokes.h"
