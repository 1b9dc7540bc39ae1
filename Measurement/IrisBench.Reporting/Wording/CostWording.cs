using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

/// <summary>Cost models in words.</summary>
internal static class CostWording
{
    public static string Of(CostModel model) => model switch
    {
        CostModel.PayPerUse => "pay per use",
        CostModel.ReservedPod => "reserved pod",
        _ => model.ToString(),
    };
}
