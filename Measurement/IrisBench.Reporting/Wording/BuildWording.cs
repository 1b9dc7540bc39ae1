using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

internal static class BuildWording
{
    /// <summary>How something was built, in a line: <c>Release, r2r, .NET 10.0.1, tiering on, GC workstation, concurrent</c>.</summary>
    public static string Of(ComponentBuild build) => PlainText.Clean(string.Join(", ", Parts(build)));

    private static IEnumerable<string> Parts(ComponentBuild build)
    {
        (string Name, string Value)[] parts =
            [("", build.Configuration), ("", build.Compilation), (".NET ", build.Runtime), ("tiering ", build.Tiering), ("GC ", build.GarbageCollector)];
        return parts.Where(part => part.Value.Length > 0).Select(part => part.Name + part.Value);
    }
}
