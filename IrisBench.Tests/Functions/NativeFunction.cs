using System.Runtime.InteropServices;

namespace IrisBench.Tests.Functions;

/// <summary>
/// Functions as native code. Compiling one takes minutes, so tests take what was published and are skipped where it is missing or old.
/// </summary>
internal static class NativeFunction
{
    private static readonly string[] Published = ["IrisAuth", "IrisLoad", "IrisPredict"];
    private static readonly string[] Sources = ["Functions", "Steps", "IrisBench.ServiceDefaults"];

    /// <summary>Why they cannot be tested, and what to do; null when they can.</summary>
    public static string? Missing { get; } = Published.Any(name => File.GetLastWriteTimeUtc(PathOf(name)) < NewestSource())
        ? "There are no native functions of these sources; `dotnet build build/MeasuredSystem.proj -p:Compilation=native` publishes them "
            + "(Debian: clang, zlib1g-dev)."
        : null;

    public static string PathOf(string name)
        => RepositoryRoot.File("artifacts", "publish", name, $"release_{RuntimeInformation.RuntimeIdentifier}_native", name);

    // An answer in the year 1601 for a file that is missing makes it old.
    private static DateTime NewestSource()
        => Sources.SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.File(folder), "*.cs", SearchOption.AllDirectories))
            .Max(File.GetLastWriteTimeUtc);
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = NativeFunction.Missing;
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = NativeFunction.Missing;
}
