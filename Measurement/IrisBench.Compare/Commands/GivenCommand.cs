using System.CommandLine;
using System.Text.RegularExpressions;

namespace IrisBench.Compare.Commands;

/// <summary>The command line as it can be given again. No option takes a secret, but an address may hold one.</summary>
internal static partial class GivenCommand
{
    public static string Of(ParseResult arguments)
        => string.Join(' ', arguments.Tokens.Select(token => Quote(UserInfo().Replace(token.Value, "://"))).Prepend("irisbench"));

    /// <summary>A word as a shell takes it.</summary>
    public static string Quote(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("://[^/@]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"^[\w@%+=:,./-]+\z")]
    private static partial Regex Plain();
}
