// The hot inner loops of gradb, one header for each kind.
#pragma once
#include "products.h"
#include "strokes.h"
