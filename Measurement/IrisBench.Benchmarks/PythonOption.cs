using System.CommandLine;

namespace IrisBench.Benchmarks;

internal static class PythonOption
{
    public static Option<string> Create(string needs) => new("--python")
    {
        Description = $"Python with {needs}.",
        // The system's, because that is the one which has Debian's packages.
        DefaultValueFactory = _ => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3",
    };
}
