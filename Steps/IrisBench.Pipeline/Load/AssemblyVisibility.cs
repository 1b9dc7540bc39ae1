using System.Runtime.CompilerServices;

// The matrices are no interface of the pipeline, but they are what has to be tested and measured.
[assembly: InternalsVisibleTo("IrisBench.Benchmarks")]
[assembly: InternalsVisibleTo("IrisBench.Tests")]
