using System.Text;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>The one function whose calls are taken of a trace that names several. It is chosen by its own name, or by that with its
/// application's before it (<c>application/function</c>): a function's name is unique only within its application.</summary>
/// <param name="function">What was chosen.</param>
/// <seealso href="https://github.com/Azure/AzurePublicDataset/blob/master/AzureFunctionsInvocationTrace2021.md"/>
internal sealed class FunctionChoice(string function)
{
    private readonly byte[] _chosen = Encoding.UTF8.GetBytes(function);
    private byte[]? _names;

    /// <summary>Whether a line's calls are of the function.</summary>
    /// <param name="names">The first columns of the line: whose the function is, from the largest on, and its own name last.</param>
    /// <param name="lines">Where the line was read.</param>
    /// <exception cref="ExperimentException">It is the second function of that name.</exception>
    public bool Takes(ReadOnlySpan<byte> names, TraceLines lines)
    {
        if (!IsChosen(names))
            return false;
        _names ??= names.ToArray();
        return names.SequenceEqual(_names) ? true : throw lines.Refused(
            "the chosen name is here that of another application's function, and calls of two are not mixed: put the application before "
            + "it, as 'application/function', and where a trace names owners, the owner before both");
    }

    // By the last of the names, the last two, or all.
    private bool IsChosen(ReadOnlySpan<byte> names)
    {
        var begin = names.Length - _chosen.Length;
        if (begin < 0 || (begin > 0 && names[begin - 1] != ','))
            return false;
        var written = names[begin..].ToArray();
        written.AsSpan().Replace((byte)',', (byte)'/');
        return written.AsSpan().SequenceEqual(_chosen);
    }
}
