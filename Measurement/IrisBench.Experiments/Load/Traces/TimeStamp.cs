using System.Globalization;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>Reads times as logs write them, into Unix seconds. .NET's own parsers take a day for a time, and neither leap seconds nor
/// nanoseconds. One without an offset is taken as UTC. A leap second, 23:59:60 UTC, is the first second of the next day, as Unix counts
/// it.</summary>
internal static class TimeStamp
{
    private const long SecondsPerDay = 24 * 60 * 60;

    // As seconds the year 5138, as milliseconds March 1973.
    private const double FirstMilliseconds = 1e11;

    // As milliseconds the year 5138.
    private const double LastMilliseconds = 1e14;

    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // 2026-05-12T08:59:59
    private const int DateAndTime = 19;

    /// <summary>A number of seconds or milliseconds since 1970.</summary>
    public static bool TryUnix(ReadOnlySpan<byte> text, out double seconds)
    {
        if (!double.TryParse(text, Plain, CultureInfo.InvariantCulture, out seconds)
            || seconds is not (>= 0 and < LastMilliseconds))
            return false;
        seconds = seconds >= FirstMilliseconds ? seconds / 1000 : seconds;
        return true;
    }

    /// <summary>A date and a time by ISO 8601, with a space for the T too: <c>2026-05-12T08:59:59.25+02:00</c>.</summary>
    public static bool TryIso(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        if (text.Length < DateAndTime || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        var zone = text[DateAndTime..];
        var fraction = 0.0;
        if (zone is [(byte)'.' or (byte)',', .. var digits])
        {
            var length = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : digits.Length;
            if (length == 0)
                return false;
            for (var place = length - 1; place >= 0; place--)
                fraction = (fraction + digits[place] - '0') / 10;
            zone = digits[length..];
        }

        return TryOffset(zone, out var offset) && TryCompose(
            Number(text[..4]), Number(text[5..7]), Number(text[8..10]), text[11..DateAndTime], offset - fraction, out seconds);
    }

    /// <summary>A time as access logs have it: <c>12/May/2026:08:59:59 +0200</c>.</summary>
    public static bool TryLogged(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        return text.Length == 26 && text[2] == '/' && text[6] == '/' && text[11] == ':' && TryOffset(text[20..], out var offset)
            && TryCompose(Number(text[7..11]), MonthOf(text[3..6]), Number(text[..2]), text[12..20], offset, out seconds);
    }

    private static bool TryCompose(
        int year, int month, int day, ReadOnlySpan<byte> time, double offsetSeconds, out double seconds)
    {
        seconds = 0;
        var (hour, minute, second) = (Number(time[..2]), Number(time[3..5]), Number(time[6..8]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60 || time[2] != ':' || time[5] != ':')
            return false;
        var days = (new DateTime(year, month, day).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerDay;
        seconds = (days * SecondsPerDay) + (hour * 3600) + (minute * 60) + second - offsetSeconds;
        return second < 60 || Math.Floor(seconds) % SecondsPerDay == 0;
    }

    // Z, +hh, +hhmm or +hh:mm, with or without a space before it.
    private static bool TryOffset(ReadOnlySpan<byte> zone, out double seconds)
    {
        seconds = 0;
        zone = zone.TrimStart((byte)' ');
        if (zone is [] or [(byte)'Z'] or [(byte)'z'])
            return true;
        if (zone is not [(byte)'+' or (byte)'-', ..] || zone.Length is not (3 or 5 or 6) || (zone.Length == 6 && zone[3] != ':'))
            return false;
        var (hours, minutes) = (Number(zone[1..3]), zone.Length == 3 ? 0 : Number(zone[^2..]));
        seconds = (zone[0] == '-' ? -1 : 1) * ((hours * 3600) + (minutes * 60));
        return hours is >= 0 and <= 18 && minutes is >= 0 and <= 59;
    }

    private static int MonthOf(ReadOnlySpan<byte> name)
        => "JanFebMarAprMayJunJulAugSepOctNovDec"u8.IndexOf(name) is >= 0 and var place && place % 3 == 0 ? (place / 3) + 1 : -1;

    /// <returns>-1 where it is none.</returns>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return -1;
            number = (10 * number) + digit - '0';
        }

        return number;
    }
}
