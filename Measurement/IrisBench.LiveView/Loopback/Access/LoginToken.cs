using System.Security.Cryptography;
using System.Text;

namespace IrisBench.LiveView.Loopback.Access;

/// <summary>The token that logs in: 128 random bits, unless it is given.</summary>
internal sealed class LoginToken
{
    private readonly byte[] _hash;
    private int _linkUsed;

    public LoginToken(string? given)
    {
        IsGiven = !string.IsNullOrEmpty(given);
        Text = IsGiven ? given! : RandomNumberGenerator.GetHexString(32, lowercase: true);
        _hash = Hash(Text);
    }

    public string Text { get; }

    private bool IsGiven { get; }

    /// <summary>Compares in a time that does not tell how much of the token was right, nor how long it is.</summary>
    public bool Matches(string? candidate) => CryptographicOperations.FixedTimeEquals(Hash(candidate ?? string.Empty), _hash);

    /// <summary>
    /// Whether the link still works, and if so uses it up: addresses end up in histories and logs. Who gave the token
    /// means to use it again.
    /// </summary>
    public bool TryUseLink() => IsGiven || Interlocked.Exchange(ref _linkUsed, 1) == 0;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
