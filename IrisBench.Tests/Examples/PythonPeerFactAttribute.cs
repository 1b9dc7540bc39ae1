namespace IrisBench.Tests.Examples;

/// <summary>A test that needs Debian's Python with what the peer imports. In CI their absence fails it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonPeerFactAttribute : FactAttribute
{
    public PythonPeerFactAttribute()
        => Skip = Environment.GetEnvironmentVariable("CI") == "true" || new[] { "flask", "waitress", "sklearn" }.All(package => Directory.Exists($"/usr/lib/python3/dist-packages/{package}"))
            ? null
            : "Needs Debian's python3-flask, python3-waitress and python3-sklearn.";
}
