using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

internal static class BuildWording
{
    /// <summary>How something was built, in a line: <c>Release, r2r, .NET 10.0.1, tiering on, GC workstation, concurrent</c>.</summary>
    public static string Of(ComponentBuild build) => PlainText.Clean(string.Join(", ", Parts(build)));

    /// <summary>How large the programs are, each and together: <c>iris-auth 14.2 MiB, iris-load 13.9 MiB; together 28.1 MiB</c>.</summary>
    public static string Sizes(IReadOnlyCollection<SideBuild> built)
        => $"{string.Join(", ", built.Select(one => $"{one.Component} {Quantity.Bytes(one.Build.ProgramBytes ?? 0)}"))}; together {Quantity.Bytes(built.Sum(one => one.Build.ProgramBytes ?? 0))}";

    private static IEnumerable<string> Parts(ComponentBuild build)
    {
        (string Name, string Value)[] parts =
            [("", build.Configuration), ("", build.Compilation), (".NET ", build.Runtime), ("tiering ", build.Tiering), ("GC ", build.GarbageCollector)];
        return parts.Where(part => part.Value.Length > 0).Select(part => part.Name + part.Value);
    }
}
