using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>Kinds of cold starts in words.</summary>
internal static class ColdStartWording
{
    public static string Of(ColdStartKind kind) => kind switch
    {
        ColdStartKind.NewProcess => "new process",
        ColdStartKind.Fork => "fork per request",
        ColdStartKind.IdleToZero => "idle to zero",
        _ => kind.ToString(),
    };
}
