using IrisBench.Compare.Measurement;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>A side with what is measured while it runs.</summary>
/// <param name="Side">The packaging.</param>
/// <param name="Processes">Processes that make it up, whose use is summed.</param>
/// <param name="Sampler">Reads them and the shared iris-server.</param>
internal sealed record SideUnderTest(ISide Side, IReadOnlyList<string> Processes, Sampler Sampler);
