using System.CommandLine;
using System.CommandLine.Invocation;

namespace IrisBench.Benchmarks;

/// <summary>A wrong command line is answered by what is wrong with it, without a page of help.</summary>
internal static class OneLineErrors
{
    public static ParseResult WithOneLineErrors(this ParseResult result)
    {
        if (result.Action is ParseErrorAction action)
            (action.ShowHelp, action.ShowTypoCorrections) = (false, false);
        return result;
    }
}
