using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value from a cryptographic source.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // Aspire's alphabet: nothing that is taken for another letter, nothing that a URL or a shell would read.
    private const string LowerCase = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Specials = "-_.{}~()*+!";

    /// <summary>The length, in characters. 22 of all kinds carry 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether lower-case letters may occur.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether upper-case letters may occur.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether digits may occur.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether special characters may occur.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">No kind of character may occur.</exception>
    public override string GetDefaultValue()
    {
        var alphabet = (Lower ? LowerCase : "") + (Upper ? UpperCase : "") + (Numeric ? Digits : "") + (Special ? Specials : "");
        return RandomNumberGenerator.GetString(alphabet, MinLength);
    }

    /// <inheritdoc/>
    public override void WriteToManifest(ManifestPublishingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Writer.WriteStartObject("generate");
        context.Writer.WriteNumber("minLength", MinLength);
        foreach (var (name, wanted) in ((string, bool)[])[("lower", Lower), ("upper", Upper), ("numeric", Numeric), ("special", Special)])
        {
            if (!wanted)
                context.Writer.WriteBoolean(name, false);
        }

        context.Writer.WriteEndObject();
    }
}
