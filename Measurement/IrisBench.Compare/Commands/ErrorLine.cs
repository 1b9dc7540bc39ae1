namespace IrisBench.Compare.Commands;

/// <summary>What went wrong, on standard error.</summary>
internal static class ErrorLine
{
    private const string Program = "irisbench";

    /// <summary>In one line: some of the reasons come from libraries, which break and indent lines.</summary>
    public static void Write(string reason)
        => Console.Error.WriteLine($"{Program}: {string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
}
