using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>Two sides that answer differently do different work, and their figures cannot be compared.</summary>
internal static class ParityGate
{
    public static void Check(string when, PipelineRun functions, PipelineRun monolith)
    {
        if (functions.Species != monolith.Species)
        {
            throw new CompareException(
                $"{when}: the functions answer {functions.Species}, the monolith {monolith.Species}; no figures for sides that disagree.");
        }
    }
}
