import { deviceRefusal } from '#shared/messages/devices.ts';
import { runSpooler } from './spoolerCommand.ts';

/**
 * Windows: raw bytes through the public print spooler interface (winspool: OpenPrinter, StartDocPrinter with data type RAW, WritePrinter,
 * EndDocPrinter). Called from Windows PowerShell, which every supported Windows has, so that no native module of ours is needed.
 * Untried: written against the documentation on a machine without Windows.
 */
const SCRIPT = String.raw`
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class Spool {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public struct DocInfo { public string Name; public string Output; public string DataType; }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] public static extern bool OpenPrinterW(string name, out IntPtr handle, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool ClosePrinter(IntPtr handle);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] public static extern int StartDocPrinterW(IntPtr handle, int level, ref DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool EndDocPrinter(IntPtr handle);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool StartPagePrinter(IntPtr handle);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool EndPagePrinter(IntPtr handle);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool WritePrinter(IntPtr handle, byte[] bytes, int count, out int written);
  public static int Send(string name, byte[] bytes) {
    IntPtr handle;
    if (!OpenPrinterW(name, out handle, IntPtr.Zero)) return 2;
    try {
      DocInfo info = new DocInfo { Name = "slip", Output = null, DataType = "RAW" };
      if (StartDocPrinterW(handle, 1, ref info) == 0) return 3;
      int written = 0;
      bool ok = StartPagePrinter(handle) && WritePrinter(handle, bytes, bytes.Length, out written) && written == bytes.Length;
      EndPagePrinter(handle);
      return EndDocPrinter(handle) && ok ? 0 : 4;
    } finally { ClosePrinter(handle); }
  }
}
'@
$bytes = [Convert]::FromBase64String([Console]::In.ReadToEnd())
exit [Spool]::Send($env:SLIP_PRINTER, $bytes)
`;

/** PowerShell compiles the script each time: on an old PC that alone takes a while. */
const STUCK_MS = 45_000;

/** Resolves when the spooler has the whole job. */
export function winspoolJob(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  const encoded = Buffer.from(SCRIPT, 'utf16le').toString('base64');
  return runSpooler({
    program: 'powershell.exe', args: ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', encoded], env: { SLIP_PRINTER: name }, input: Buffer.from(bytes).toString('base64'), stuckMs: STUCK_MS,
    failure: (code) => (code === 2 ? deviceRefusal('devices.noPrinter', { name }, { begun: false }) : deviceRefusal('devices.spoolerTrouble', {}, { begun: code !== 3 })),
  }, signal);
}
