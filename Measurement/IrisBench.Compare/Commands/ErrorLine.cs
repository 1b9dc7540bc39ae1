using IrisBench.Reporting.Wording;

namespace IrisBench.Compare.Commands;

/// <summary>What goes to standard error: a line, and nothing in it that steers a terminal.</summary>
internal static class ErrorLine
{
    /// <summary>What went wrong. In one line: some of the reasons come from libraries, which break and indent lines.</summary>
    public static void Write(string reason) => Note($"irisbench: {string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");

    /// <summary>What is going on.</summary>
    public static void Note(string text)
    {
        try
        {
            Console.Error.WriteLine(PlainText.Clean(text));
        }
        catch (IOException)
        {
            // Standard error is a file on a full disk, say: the exit code tells it still.
        }
    }
}
