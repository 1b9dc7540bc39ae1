using System.Diagnostics;

namespace IrisBench.Tests.Experiments;

/// <summary>What looks like a file and is none, made by the programs that make such.</summary>
internal static class SpecialFile
{
    /// <summary>A pipe with a name: who opens it waits for who opens its other end.</summary>
    public static Task MakePipeAsync(string path) => RunAsync("mkfifo", path);

    /// <summary>Another name of a file.</summary>
    public static Task MakeHardLinkAsync(string path, string target) => RunAsync("ln", target, path);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
