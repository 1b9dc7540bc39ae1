using IrisBench.Compare.Measurement;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>One measured run of one side.</summary>
internal sealed record SideRun(string Side, int Repetition, DateTimeOffset StartedAt, PipelineRun Pipeline, Recording Recording);
