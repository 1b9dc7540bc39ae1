using System.Security.Authentication;

namespace IrisBench.Experiments;

/// <summary>Why a server gave no answer, in plain words. What HttpClient says of it lies several exceptions deep, and on the way it names
/// addresses, which may hold a secret.</summary>
public static class ConnectionFailure
{
    // As SslStream names what is wrong with a certificate.
    private static readonly (string Sign, string Words)[] Certificates =
    [
        ("UntrustedRoot", "its certificate is not trusted here: it is self-signed, or of an authority that this machine does not know "
            + "(the variable SSL_CERT_FILE can name a file of certificates to trust)"),
        ("PartialChain", "its certificate is not trusted here: it is of an authority that this machine does not know "
            + "(the variable SSL_CERT_FILE can name a file of certificates to trust)"),
        ("ChainErrors", "its certificate is not trusted here (the variable SSL_CERT_FILE can name a file of certificates to trust)"),
        ("NameMismatch", "its certificate is for another host name"),
        ("NotTimeValid", "its certificate has expired, or is not valid yet"),
        ("frame", "it does not speak TLS, so that http:// may be meant"),
    ];

    /// <summary>The reason, without an address and without a full stop.</summary>
    public static string Of(Exception exception)
    {
        var causes = CausesOf(exception).ToArray();
        if (causes.OfType<HttpRequestException>().FirstOrDefault() is { StatusCode: { } status })
            return $"it answers {(int)status}";
        if (causes.OfType<AuthenticationException>().LastOrDefault() is { } tls)
            return Certificates.Where(known => tls.Message.Contains(known.Sign, StringComparison.Ordinal)).Select(known => known.Words)
                .FirstOrDefault() ?? Innermost(causes);
        return causes.Select(CodeOf).FirstOrDefault(code => code != HttpRequestError.Unknown) switch
        {
            HttpRequestError.NameResolutionError => "no host of this name is known",
            HttpRequestError.ConfigurationLimitExceeded => "its answer, or what stands before it, is larger than irisbench takes",
            HttpRequestError.InvalidResponse => "what it sends is no HTTP/1.1; if it speaks TLS, https:// is meant",
            HttpRequestError.ResponseEnded => "it closed the connection before its answer was whole",
            _ => Innermost(causes),
        };
    }

    private static string Innermost(IReadOnlyList<Exception> causes) => Excerpt.Of(causes[^1].Message.TrimEnd('.'), Excerpt.Sentence);

    private static HttpRequestError CodeOf(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException reading => reading.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };

    private static IEnumerable<Exception> CausesOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
