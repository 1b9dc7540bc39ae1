using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>What a side answered at a point, how long it took to bring it into its mode, and a pipeline run, in seconds.</summary>
internal sealed record InquiryAnswer(int Point, SideDefinition Side, IReadOnlyList<ParityAnswer> Answers, double PreparationSeconds, double RunSeconds);
