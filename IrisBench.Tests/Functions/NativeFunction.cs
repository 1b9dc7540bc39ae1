using System.Runtime.InteropServices;
using IrisBench.Tests.Containers;

namespace IrisBench.Tests.Functions;

/// <summary>
/// Functions as native code. Compiling one takes a minute, so tests take what was published and are skipped where nothing is or where it is
/// old; CI compiles one when they begin, and has it there the next time.
/// </summary>
public sealed class NativeFunction : Fixture
{
    private const string InCI = "IrisLoad";

    private static readonly string[] Sources = ["Functions", "Steps", "IrisBench.ServiceDefaults"];

    /// <summary>Why none can be tested, and what to do; null when one can.</summary>
    public static string? Missing { get; } = IsCI || Published().Any()
        ? null
        : "There are no native functions of these sources; `dotnet build build/MeasuredSystem.proj -p:Compilation=native` publishes them "
            + "(Debian: clang, zlib1g-dev).";

    /// <summary>The functions that are native code.</summary>
    public IReadOnlyList<string> All { get; private set; } = [];

    private static bool IsCI => Environment.GetEnvironmentVariable("CI") == "true";

    protected override async Task StartAsync()
    {
        if (IsCI && !Published().Contains(InCI))
            await DotnetPublish.RunAsync(
                $"Functions/{InCI}", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:Compilation=native",
                // Or each commit, whatever it changes, would have it linked again.
                "-p:IncludeSourceRevisionInInformationalVersion=false",
                // For debuggers, who do not come here.
                "-p:NativeDebugSymbols=false");
        All = [.. Published().Union(IsCI ? [InCI] : [])];
    }

    public override Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The program of a function: native code where there is some.</summary>
    public string PathOf(string name) => All.Contains(name) ? NativePathOf(name) : StartedAssembly.PathOf(name);

    private static string NativePathOf(string name)
        => RepositoryRoot.File("artifacts", "publish", name, $"release_{RuntimeInformation.RuntimeIdentifier}_native", name);

    // An answer in the year 1601 for a file that is missing makes it old.
    private static IEnumerable<string> Published()
    {
        var newest = Sources.SelectMany(
                folder => Directory.EnumerateFiles(RepositoryRoot.File(folder), "*.cs", SearchOption.AllDirectories))
            .Max(File.GetLastWriteTimeUtc);
        return ((string[])["IrisAuth", InCI, "IrisPredict"]).Where(name => File.GetLastWriteTimeUtc(NativePathOf(name)) >= newest);
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = NativeFunction.Missing;
}
